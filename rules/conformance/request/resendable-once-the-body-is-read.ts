#: request POST /
#: body hello
log.info( request.isResendable() ); # expect: 0
http.getBody();
log.info( request.isResendable() ); # expect: 1
