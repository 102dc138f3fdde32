lang.dump( 1 );                                             # -> 1
lang.dump( "1" );                                           # -> "1"
lang.dump( 2.50 );                                          # -> 2.5
lang.dump( [] );                                            # -> []
lang.dump( [ 1, "a", [ "k" => [ 2 ], "l" => "" ] ] );       # -> [ 1, "a", [ "k" => [ 2 ], "l" => "" ] ]
lang.dump( 'a"b\c' );                                       # -> "a\"b\\c"
lang.dump( "x\001\n1" );                                    # -> "x\001\n1"
lang.dump( "\r\t\n\"\\" );                                  # -> "\r\t\n\"\\"
lang.dump( "\0331\177\037" );                               # -> "\0331\177\037"
lang.dump( "é" );                                           # -> "é"
lang.dump( [ "a\"b" => -1 ] );                              # -> [ "a\"b" => -1 ]
lang.dump( math.sqrt( -1 ) ) . lang.dump( 1e30 );           # -> nan1e+30
lang.dump( true ) . lang.dump( "" );                        # -> 1""
$h = [ "k" => 1 ];
lang.dump( hash.delete( $h, "k" ) );                        # -> []
# What it gives is read back by a rule as the same value.
lang.dump( "\0001\0011\0101\1001" );                        # -> "\0001\0011\0101@1"
