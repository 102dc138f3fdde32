#: phase response
#: response 200
#: response-body "one\r\n\ntwo"
log.info( lang.dump( http.getResponseBodyLines() ) );      # expect: [ "one", "", "two" ]
log.info( lang.dump( http.getResponseBodyLines( 8 ) ) );   # expect: [ "one", "", "tw" ]
log.info( lang.dump( http.getResponseBodyLines( -1 ) ) );  # expect: [ "one", "", "two" ]
log.info( http.getResponseBody( 3 ) . http.getResponseBody( -1 ) ); # expect: "oneone\r\n\ntwo"
