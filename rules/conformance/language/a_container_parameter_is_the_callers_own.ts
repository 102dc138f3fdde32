sub fill( $list ) { $list[0] = "new"; array.push( $list, "more" ); }
$a = [ "old" ];
fill( $a );
$a[0] . $a[1];   # -> newmore
sub rebind( $list ) { $list = []; $list[0] = "lost"; return $list[0]; }
rebind( $a );    # -> lost
$a[0];           # -> new
