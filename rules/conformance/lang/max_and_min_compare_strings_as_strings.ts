# Two strings are compared as strings, anything else as numbers; the result of numbers is a number.
lang.max( "9", "10" );      # -> 9
lang.min( "9", "10" );      # -> 10
lang.max( "9", 10 );        # -> 10
lang.max( 2, "4.8" );       # -> 4.8
lang.min( 2, "4.8" );       # -> 2
lang.min( "abc", 1 );       # -> 0
max( -1, -2 );              # -> -1
min( 1.5, 1.25 );           # -> 1.25
