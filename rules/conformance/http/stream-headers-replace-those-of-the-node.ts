#: phase response
#: response 404
#: response-header X-Node: yes
#: response-header Content-Type: text/html
#: response-body old
http.stream.startResponse( 200, "", "", "X-Rule: yes" );
http.stream.finishResponse( "new" );
# response-header: X-Rule: yes
# response-header-absent: X-Node
# response-header-absent: Content-Type
# response-body: new
