# What holds no container is copied in one piece, whatever it held before or will hold.
$a = [ 1, 2, 3 ];
$b = $a;
$a[1] = [ "x" ];
$c = array.copy( $a );
$c[1][0] = "y";
$a;                                     # -> [ 1, [ "x" ], 3 ]
$b;                                     # -> [ 1, 2, 3 ]
array.splice( $b, 0, 1, [ "p" ], 0 );
$d = array.append( array.copy( $b ), $b );
$d[0][0] = "q";
$d[4][0] = "r";
$b;                                     # -> [ [ "p" ], 0, 2, 3 ]
$d;                                     # -> [ [ "q" ], 0, 2, 3, [ "r" ], 0, 2, 3 ]
array.pop( $c );
$c[1] = 2;
$e = $c;
$e[0] = [ 7 ];
$f = $e;
$f[0][0] = 8;
$f;                                     # -> [ [ 8 ], 2 ]
$e;                                     # -> [ [ 7 ], 2 ]
$c;                                     # -> [ 1, 2 ]
$h = [ "k" => 1 ];
$i = $h;
$h["k"] = [ 1 ];
$v = hash.values( $h );
$v[0][0] = 2;
$v;                                     # -> [ [ 2 ] ]
$j = $h;
$j["k"][0] = 3;
$j;                                     # -> [ "k" => [ 3 ] ]
$h;                                     # -> [ "k" => [ 1 ] ]
$i;                                     # -> [ "k" => 1 ]
sub fill( $list ) { array.unshift( $list, [ 0 ] ); }
$s = [ 1 ];
$u = $s;
fill( $s );
$t = $s;
$t[0][0] = 9;
$t;                                     # -> [ [ 9 ], 1 ]
$u;                                     # -> [ 1 ]
$s;                                     # -> [ [ 0 ], 1 ]
