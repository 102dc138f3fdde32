lang.toDouble( "3.2.7" );       # -> 3.2
lang.toDouble( "14str" ) / 4;   # -> 3.5
lang.toDouble( ".5x" );         # -> 0.5
lang.toDouble( "abc" );         # -> 0
toDouble( 3 ) / 2;              # -> 1.5
lang.toDouble( "" );            # -> 0
lang.toDouble( "-" );           # -> 0
lang.toDouble( "7." );          # -> 7
lang.toDouble( "inf" );         # -> 0
lang.toDouble( "nan" );         # -> 0
