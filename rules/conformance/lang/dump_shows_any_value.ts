lang.dump( 1 );                                             # -> 1
lang.dump( "1" );                                           # -> "1"
lang.dump( 2.50 );                                          # -> 2.5
lang.dump( [] );                                            # -> []
lang.dump( [ 1, "a", [ "k" => [ 2 ], "l" => "" ] ] );       # -> [ 1, "a", [ "k" => [ 2 ], "l" => "" ] ]
lang.dump( 'a"b\c' );                                       # -> "a\"b\\c"
lang.dump( "x\001\n1" );                                    # -> "x\001\n1"
