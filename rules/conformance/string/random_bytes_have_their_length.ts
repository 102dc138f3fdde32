string.len( string.randomBytes( 20 ) );     # -> 20
string.len( string.randomBytes( 0 ) );      # -> 0
string.len( string.randomBytes( -1 ) );     # -> 0
string.randomBytes( 16 ) == string.randomBytes( 16 );   # -> 0
log.info( string.randomBytes( 1000000000 ) );   # trap: out-of-memory
