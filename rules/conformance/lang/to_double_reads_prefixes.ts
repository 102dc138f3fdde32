lang.toDouble( "3.2.7" );       # -> 3.2
lang.toDouble( "14str" ) / 4;   # -> 3.5
lang.toDouble( ".5x" );         # -> 0.5
lang.toDouble( "abc" );         # -> 0
toDouble( 3 ) / 2;              # -> 1.5
