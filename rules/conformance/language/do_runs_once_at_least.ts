$i = 9;
do {
   log.info( $i );   # expect: 9
   $i++;
} while( $i < 3 );
