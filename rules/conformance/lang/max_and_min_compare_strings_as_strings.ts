# Two strings are compared as strings, anything else as numbers; the result of numbers is a number.
lang.max( "9", "10" );      # -> 9
lang.min( "9", "10" );      # -> 10
lang.max( "9", 10 );        # -> 10
lang.max( 2, "4.8" );       # -> 4.8
lang.min( 2, "4.8" );       # -> 2
lang.min( "abc", 1 );       # -> 0
max( -1, -2 );              # -> -1
min( 1.5, 1.25 );           # -> 1.25
# Of equals it is the first, as a number where one of the two is a number.
lang.dump( lang.max( "1", 1.0 ) . lang.min( 1, "1.0" ) );   # -> "11"
lang.max( 1000000000000000, 1e15 ) . "," . lang.max( 1e15, 1000000000000000 );      # -> 1000000000000000,1e+15
lang.min( 1000000000000000, 1e15 ) . "," . lang.min( 1e15, 1000000000000000 );      # -> 1000000000000000,1e+15
lang.max( "2 apples", 2 ) . lang.min( "2 apples", 2 );      # -> 22
lang.max( "a", "B" );       # -> a
lang.min( "a", "B" );       # -> B
lang.max( "a", "ab" );      # -> ab
lang.min( "", "a" ) == "";  # -> 1
lang.max( 0, -0.5 );        # -> 0
lang.max( 9007199254740993, 9007199254740992.0 );           # -> 9007199254740993
lang.min( 9007199254740993, 9007199254740992.0 );           # -> 9.007199254741e+15
lang.max( "9223372036854775807", 0 );                       # -> 9223372036854775807
# NaN counts as larger than all others, so a limit by `lang.min` holds whatever comes.
lang.min( math.sqrt( -1 ), 5 ) . lang.min( 5, math.sqrt( -1 ) );        # -> 55
lang.min( math.sqrt( -1 ), 5.5 ) . lang.min( 5.5, math.sqrt( -1 ) );    # -> 5.55.5
lang.max( math.sqrt( -1 ), 5 ) . lang.max( 5.5, math.sqrt( -1 ) );      # -> nannan
lang.max( math.sqrt( -1 ), math.exp( 1000 ) );              # -> nan
lang.max( [ 7 ], 3 );       # -> 3      # warning: Cannot convert array to
