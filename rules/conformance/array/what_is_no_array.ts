# A scalar is left as it is; an unset variable becomes an array.
$text = "text";
array.push( $text, 1 );             # -> text       # warning: Cannot convert string to array value
array.pop( $text ) . array.shift( $text ) == "";    # -> 1
                                                    # warning: Cannot convert string to array value
                                                    # warning: Cannot convert string to array value
array.sort( $text );                # -> text       # warning: Cannot convert string to array value
array.length( 5 );                  # -> 0          # warning: Cannot convert integer to array value
array.join( 1.5 );                  # ->            # warning: Cannot convert double to array value
$text;                              # -> text
$h = [ "k" => 1 ];
array.push( $h, 2 );                # -> [ "k" => 1 ]       # warning: Cannot convert hash to array value
array.reverse( $h );                # -> [ "k" => 1 ]       # warning: Cannot convert hash to array value
$h;                                 # -> [ "k" => 1 ]
array.append( [ 1 ], "ab" );        # -> [ 1 ]      # warning: Cannot convert string to array value
array.append( [ 1 ], $h );          # -> [ 1 ]      # warning: Cannot convert hash to array value
