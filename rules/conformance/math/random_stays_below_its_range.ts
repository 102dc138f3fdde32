#: seed 7
$seen = [];
for( $i = 0; $i < 200; $i++ ) {
   $n = math.random( 3 );
   $seen[ "n" . $n ] = 1;
}
array.join( array.sort( hash.keys( $seen ) ) );     # -> n0 n1 n2
random( 1 );                                        # -> 0
