string.split( "a.b.c", "." )[1];    # -> b
string.split( "a.b.c", "." )[-1];   # -> c
[ 5, 6 ][0];                        # -> 5
hash.keys( [ "k" => 1 ] )[0];       # -> k
( [ "a" => [ "b" => 7 ] ] )["a"]["b"];   # -> 7
