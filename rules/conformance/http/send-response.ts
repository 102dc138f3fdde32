if( http.getMethod() == "GET" ) {
   http.sendResponse( "403 Permission Denied", "text/html", "<h1>No</h1>", "X-Why: because\r\nX-Who: me" );
}
log.info( "not reached" );
# decision: respond 403
# reason: Permission Denied
# response-header: Content-Type: text/html
# response-header: Content-Length: 11
# response-header: X-Why: because
# response-header: X-Who: me
# response-body: <h1>No</h1>
