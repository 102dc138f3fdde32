# A header's value is text, so "0" is true and "10" compares as a number only with a number.
#: header X-Zero: 0
#: header X-Ten: 10
if( http.getHeader( "X-Zero" ) ) log.info( "true" ); # expect: true
log.info( http.getHeader( "X-Ten" ) > 9 );           # expect: 1
log.info( http.getHeader( "X-Ten" ) > "9" );         # expect: 0
