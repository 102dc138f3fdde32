for( $i = 0; $i < 4; $i++ ) {
   if( $i % 2 ) continue;
   log.info( $i );   # expect: 0  # expect: 2
}
$n = 0;
while( $n < 3 ) {
   $n++;
   if( $n == 2 ) continue;
   log.info( $n );   # expect: 1  # expect: 3
}
do {
   $n--;
   if( $n ) continue;
   log.info( "end" );   # expect: end
} while( $n );
foreach( $x in [ 1, 2 ] ) {
   if( $x == 1 ) continue;
   log.info( $x );   # expect: 2
}
