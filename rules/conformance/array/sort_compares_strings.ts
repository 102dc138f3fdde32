array.join( array.sort( [ 1, 10, 11, 2, 3, 4 ] ) );     # -> 1 10 11 2 3 4
array.join( array.sort( [ "b", "B", "a", "", "A" ], true ), "," );       # -> b,a,B,A,
$a = [ 10, "9", 1.5 ];
array.sort( $a );
$a;                                                     # -> [ 1.5, 10, "9" ]
array.sort( $a, 0 );
$a[0];                                                  # -> 1.5
array.sort( [ 9, 100, 20, 3 ] );                        # -> [ 100, 20, 3, 9 ]
array.sort( [ "é", "z", "\377", "Z", "_" ] ) == [ "Z", "_", "z", "é", "\377" ];      # -> 1
array.sort( [ "ab", "a", "", "abc" ] );                 # -> [ "", "a", "ab", "abc" ]
array.sort( [ 3, 1, 2 ], "" );                          # -> [ 1, 2, 3 ]
array.sort( [ 3, 1, 2 ], "0" );                         # -> [ 3, 2, 1 ]
# Equals stay in their order, and all of them stay.
array.sort( [ "b", "1", 1, "1", "a" ] );                # -> [ "1", 1, "1", "a", "b" ]
array.sort( [ "b", "1", 1, "1", "a" ], true );          # -> [ "b", "a", "1", 1, "1" ]
array.sort( [ 1, "1", "a" ], true );                    # -> [ "a", 1, "1" ]
array.sort( [ "1", [ 2 ], "" ] );                       # -> [ "", [ 2 ], "1" ]     # warning: Cannot convert array to string value
array.sort( [] );                                       # -> []
