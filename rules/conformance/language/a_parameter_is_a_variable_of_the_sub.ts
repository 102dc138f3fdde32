$n = 1;
sub change( $x ) { $x = 2; return $x; }
change( $n );   # -> 2
$n;             # -> 1
