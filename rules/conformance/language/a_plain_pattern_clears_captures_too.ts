# Where a capture is read, a pattern without groups counts as a match like any other.
#: request GET /api
if( string.regexmatch( $path, "/(a)(p)" ) ) log.info( $1 . $2 );   # expect: ap
if( string.regexmatch( $path, "^/api" ) ) log.info( "[" . $1 . "]" );   # expect: []
$1 = "kept";
if( string.regexmatch( $path, "^/nothing" ) ) log.info( "no" );
log.info( "[" . $1 . "]" );   # expect: []
