string.len( "" );               # -> 0
string.len( "abc" );            # -> 3
string.len( "é" );              # -> 2
string.len( "\000a\377" );      # -> 3
string.length( "abcd" );        # -> 4
len( 12.50 );                   # -> 4
