data.set( "n", 10 );
data.set( "d", 1 / 3 );
log.info( data.get( "n" ) < "9" ); # expect: 1
log.info( data.get( "d" ) );       # expect: 0.33333333333333
data.set( "n", 7 );
lang.dump( data.get( "n" ) );            # -> "7"
data.set( "n", 1.50 );
lang.dump( data.get( "n" ) );            # -> "1.5"
data.set( "n", math.sqrt( -1 ) );
lang.dump( data.get( "n" ) );            # -> "nan"
data.set( "n", true );
lang.dump( data.get( "n" ) );            # -> "1"
data.set( "n", "\000\377" );
data.get( "n" ) == "\000\377";           # -> 1
lang.dump( data.get( "no such key" ) );  # -> ""
# Keys are texts, byte by byte; what is no text becomes one.
data.set( 1.50, "number" );
data.get( "1.5" ) . data.get( "1.50" );  # -> number
data.set( "Key", 1 );
data.get( "key" ) . "|";                 # -> |
data.set( "", "empty" );
data.get( "" );                          # -> empty
data.set( [ 1 ], "x" );                  # warning: Cannot convert array to string value
data.get( "0" );                         # -> x
