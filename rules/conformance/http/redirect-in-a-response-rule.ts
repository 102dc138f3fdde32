#: phase response
#: response 500 Oops
#: response-header X-Node: 1
#: response-header Set-Cookie: a=1
#: response-body stack trace
if( http.getResponseCode() == 500 ) http.redirect( "/sorry?code=500" );
log.info( "not reached" );
# decision: redirect "/sorry?code=500"
# status: 302
# reason: Moved Temporarily
# response-header: Content-Length: 0
# response-header-absent: X-Node
# response-body: ""
