http.sendResponse( 404, "text/plain", "gone", "" );
# decision: respond 404
# reason: Not Found
