#: request POST /
#: header Content-Length: 5
#: body hello
http.setBody( "" );
log.info( "[" . http.getBody() . "]" );      # expect: []
log.info( request.isResendable() );          # expect: 1
# request-body: ""
# request-header: Content-Length: 0
