$a = [ 3, 1 ];
array.push( $a, 2 );
array.sort( $a );
array.join( $a, "" );                     # -> 123
array.join( array.push( $a, 4 ), "" );    # -> 1234
array.length( $a );                       # -> 4
$h = [ "list" => [ 2, 1 ] ];
array.sort( $h["list"] );
$h["list"][0];                            # -> 1
array.push( $new, "x" );
$new[0];                                  # -> x
