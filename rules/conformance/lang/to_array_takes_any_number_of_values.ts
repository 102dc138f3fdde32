$inner = [ 1 ];
$a = lang.toArray( "x", 2.5, $inner );
$inner[0] = 9;
$a;                     # -> [ "x", 2.5, [ 1 ] ]
lang.toArray();         # -> []
