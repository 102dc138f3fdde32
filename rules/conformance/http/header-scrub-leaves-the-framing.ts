#: request POST /
#: header Content-Length: 5
#: header X-One: 1
#: body hello
http.scrubRequestHeaders( "Accept" );
# request-header: Content-Length: 5
# request-header-absent: X-One
