#: phase response
#: response 200
#: response-header Server: nginx
#: response-header X-Powered-By: PHP
#: response-header Content-Length: 0
#: response-header Set-Cookie: a=1
#: response-header Set-Cookie: b=2
http.scrubResponseHeaders( "server x-none", "SET-COOKIE" );
log.info( http.getHeader( "Host" ) ); # expect: localhost
# response-header: Server: nginx
# response-header: Content-Length: 0
# response-header: Set-Cookie: a=1, b=2
# response-header-absent: X-Powered-By
