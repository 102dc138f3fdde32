$n = 3;
if( $n == 3 ) log.info( "three" );   # expect: three
else log.info( "other" );
if( $n == 4 ) log.info( "four" ); else log.info( "not four" );   # expect: not four
while( $n > 1 ) $n--;
$n;   # -> 1
do $n++; while( $n < 5 );
$n;   # -> 5
for( $i = 0; $i < 3; $i++ ) $n += $i;
$n;   # -> 8
foreach( $x in [ 1, 2 ] ) $n += $x;
$n;   # -> 11
