#: phase response
#: response 500
#: response-header X-Node: 1
#: response-body stack trace
http.sendResponse( "503 Later", "text/plain", "sorry", "" );
# decision: respond 503
# response-body: sorry
# response-header-absent: X-Node
