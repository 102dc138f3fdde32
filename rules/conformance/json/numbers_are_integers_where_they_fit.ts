json.deserialize( "[9223372036854775807]" );            # -> [ 9223372036854775807 ]
json.deserialize( "[9223372036854775808]" );            # -> [ 9.2233720368548e+18 ]
json.deserialize( "[1e3,1.50,-0.5E1]" );                # -> [ 1000, 1.5, -5 ]
json.deserialize( "[01]" );     # -> []     # warning: Bad JSON at byte 1
json.deserialize( "[.5]" );     # -> []     # warning: Bad JSON at byte 1
json.deserialize( "[-1234567890123456789]" );           # -> [ -1234567890123456789 ]
json.deserialize( "[-9223372036854775808]" );           # -> [ -9223372036854775808 ]
json.deserialize( "[-12,0,-0,7]" );                     # -> [ -12, 0, 0, 7 ]
json.deserialize( "[999999999999999999,1000000000000000000]" );         # -> [ 999999999999999999, 1000000000000000000 ]
json.deserialize( "[1e+2,1E-2,2.5e0]" );                # -> [ 100, 0.01, 2.5 ]
json.deserialize( "1.0" ) / 4;                          # -> 0.25
foreach( $bad in [ "+1", "1.", "1.e3", "1e", "1e+", "-", "-01", "0x10", "1_0", "NaN", "Infinity", "1 2" ] ) {
   $v = json.deserialize( "[" . $bad . "]" );           # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 2
                                                        # warning: Bad JSON at byte 2
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 1
                                                        # warning: Bad JSON at byte 3
   if( array.length( $v ) ) log.info( $bad );
}
