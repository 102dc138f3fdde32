sub add( $list ) {
   array.push( $list, "added" );
   $list = [];
   array.push( $list, "lost" );
}
$a = [ 1 ];
add( $a );
$a;             # -> [ 1, "added" ]
