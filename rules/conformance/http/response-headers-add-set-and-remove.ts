#: phase response
#: response 200
#: response-header x-tag: a
#: response-header X-Tag: b
#: response-header X-Tag-2: c
#: response-header X-Empty:
http.addResponseHeader( "X-TAG", "c" );
log.info( http.getResponseHeader( "x-tag" ) );          # expect: a, b, c
http.setResponseHeader( "X-tag", 7 );
log.info( http.getResponseHeader( "X-Tag" ) );          # expect: 7
log.info( http.responseHeaderExists( "X-EMPTY" ) . http.getResponseHeader( "X-Empty" ) ); # expect: 1
log.info( http.getResponseHeaderNames() );              # expect: X-Tag X-Tag-2 X-Empty
                                                        # warning[deprecated-function]: `http.getResponseHeaderNames` is deprecated
$headers = http.getResponseHeaders();
$headers["X-Tag"] = "changed";
http.removeResponseHeader( "x-TAG" );
log.info( $headers["X-Tag"] );                          # expect: changed
log.info( http.responseHeaderExists( "X-Tag" ) );       # expect: 0
log.info( hash.count( http.getResponseHeaders() ) );    # expect: 2
# The request's headers are others.
log.info( http.headerExists( "X-Empty" ) );             # expect: 0
# response-header: X-Tag-2: c
