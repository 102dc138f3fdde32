$list = [ 1 ];
$code = 404 + string.len( http.getRawQueryString() ) / 2;
http.sendResponse( $code, 7, $list, $list ); # warning: Cannot convert array to string value
                                            # warning: Cannot convert array to string value
                                            # warning: http.sendResponse left out a header: `0` is not a header line

#: case a whole number
#: request GET /?ab
# decision: respond 405
# response-header: Content-Type: 7
# response-body: 0
#: case a number with a fraction
#: request GET /?a
# warning: http.sendResponse answers 500: `404.5` does not begin with a status code
# decision: respond 500
