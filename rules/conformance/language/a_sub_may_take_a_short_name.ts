sub len( $x ) { return "mine:" . $x; }
len( "abc" );          # -> mine:abc
string.len( "abc" );   # -> 3
