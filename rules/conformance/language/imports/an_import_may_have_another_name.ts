import subs as lib;
lib.double( 4 );   # -> 8
