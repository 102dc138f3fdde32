import "subs" as s;
s.double( 4 );   # -> 8
