#: case on
#: request POST /on
# idempotent: on
#: case off
#: request GET /off
# idempotent: off
#: case nothing said
# idempotent: default
if( http.getPath() == "/on" ) { http.setIdempotent( 0 ); request.setIdempotent( 1 ); }
if( http.getPath() == "/off" ) request.setIdempotent( 0 );
