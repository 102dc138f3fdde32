log.info( request.isResendable() );
http.getBody( 5 );
log.info( request.isResendable() );

#: case a body that is read
#: request POST /
#: body hello
# expect: 0
# expect: 1
#: case no body
#: request POST /
# expect: 1
# expect: 1
