#: phase response
#: response 200
#: response-header Server: nginx
#: response-header X-Powered-By: PHP
#: response-header Content-Length: 0
http.scrubResponseHeaders( "server" );
# response-header: Server: nginx
# response-header: Content-Length: 0
# response-header-absent: X-Powered-By
