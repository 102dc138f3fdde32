#: case nothing said
# idempotent: default
#: case allowed
#: request POST /1
# idempotent: on
#: case forbidden
#: request GET /0
# idempotent: off
#: case a text is true unless it is empty
#: request GET /text
# idempotent: on
#: case no text
#: request GET /empty
# idempotent: off
#: case the last word counts
#: request GET /both
# idempotent: off
if( http.getPath() == "/1" ) http.setIdempotent( 1 );
if( http.getPath() == "/0" ) http.setIdempotent( 0 );
if( http.getPath() == "/text" ) http.setIdempotent( "0" );
if( http.getPath() == "/empty" ) http.setIdempotent( "" );
if( http.getPath() == "/both" ) { request.setIdempotent( 2 ); http.setIdempotent( 0 ); }
