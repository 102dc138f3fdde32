#: phase response
#: response 404 Gone Fishing
#: response-header X-Node: yes
#: response-header Content-Type: text/html
#: response-header Content-Length: 3
#: response-body old
http.stream.startResponse( 200, "text/plain", "", "" );
http.stream.finishResponse( "new body" );
# decision: respond 200
# reason: OK
# response-header: X-Node: yes
# response-header: Content-Type: text/plain
# response-header: Content-Length: 8
# response-body: new body
