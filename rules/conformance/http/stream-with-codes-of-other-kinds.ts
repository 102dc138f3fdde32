$code = http.getRawQueryString();
http.stream.startResponse( $code, "" );
http.stream.finishResponse();

#: case a code
#: request GET /?404
# decision: respond 404
# reason: Not Found
# response-header-absent: Content-Type
#: case too small
#: request GET /?100
# warning: http.stream.startResponse begins a 500: a status code below 200 is not a response
# decision: respond 500
