sub fill( $list ) { $list[0] = "x"; return $list[0]; }
$a = "";
fill( $a );   # -> x
$a;           # -> ""
