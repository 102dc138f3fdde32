$code = "now" . http.getRawQueryString();
http.sendResponse( $code, "text/plain", "x", "" ); # warning: answers 500
# decision: respond 500
