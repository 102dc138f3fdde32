$a = [ 1, 2 ];
string.len( $a );                   # -> 1      # warning: Cannot convert array to string value
string.left( "abc", $a );           # ->        # warning: Cannot convert array to integer value
string.contains( "10", $a );        # -> 1      # warning: Cannot convert array to string value
string.append( "a", $a, "b" );      # -> a0b    # warning: Cannot convert array to string value
string.regexmatch( $a, "^0$" );     # -> 1      # warning: Cannot convert array to string value
string.split( $a, "," );            # -> [ "0" ]        # warning: Cannot convert array to string value
string.hashMD5( $a ) == string.hashMD5( "0" );          # -> 1  # warning: Cannot convert array to string value
