data.local.set( "n", 10 );
data.local.set( "d", 1 / 3 );
log.info( data.local.get( "n" ) < "9" ); # expect: 1
log.info( data.local.get( "d" ) );       # expect: 0.33333333333333
data.local.set( "n", 7 );
lang.dump( data.local.get( "n" ) );            # -> "7"
data.local.set( "n", 1.50 );
lang.dump( data.local.get( "n" ) );            # -> "1.5"
data.local.set( "n", math.sqrt( -1 ) );
lang.dump( data.local.get( "n" ) );            # -> "nan"
data.local.set( "n", true );
lang.dump( data.local.get( "n" ) );            # -> "1"
data.local.set( "n", "\000\377" );
data.local.get( "n" ) == "\000\377";           # -> 1
lang.dump( data.local.get( "no such key" ) );  # -> ""
# Keys are texts, byte by byte; what is no text becomes one.
data.local.set( 1.50, "number" );
data.local.get( "1.5" ) . data.local.get( "1.50" );  # -> number
data.local.set( "Key", 1 );
data.local.get( "key" ) . "|";                 # -> |
data.local.set( "", "empty" );
data.local.get( "" );                          # -> empty
data.local.set( [ 1 ], "x" );                  # warning: Cannot convert array to string value
data.local.get( "0" );                         # -> x
