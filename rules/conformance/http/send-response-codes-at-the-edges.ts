$code = http.getRawQueryString();
http.sendResponse( $code, "text/plain", "x", "" );

#: case the least
#: request GET /?200
# decision: respond 200
#: case the most
#: request GET /?999
# decision: respond 999
# reason: ""
#: case a reason of several words
#: request GET /?404%20Not
# decision: respond 500
# warning: http.sendResponse answers 500: `404%20Not` does not begin with a status code
#: case too small
#: request GET /?199
# decision: respond 500
# warning: a status code below 200 is not a response
#: case too large
#: request GET /?1000
# decision: respond 500
# warning: does not begin with a status code
#: case none
#: request GET /?
# decision: respond 500
# warning: does not begin with a status code
