http.sendResponse( "204 No Content", "", "", "" );
# decision: respond 204
# response-header-absent: Content-Type
# response-header-absent: Content-Length
