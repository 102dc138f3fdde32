$a = [ 1, 2 ];
foreach( $x in $a ) {
   array.push( $a, $x + 10 );
   log.info( $x );   # expect: 1  # expect: 2
}
array.length( $a );   # -> 4
