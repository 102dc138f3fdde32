array.join( array.sort( [ 3, 1, 2 ] ), "" );                            # -> 123
array.join( array.sort( hash.keys( [ "b" => 1, "a" => 2 ] ) ), "" );    # -> ab
