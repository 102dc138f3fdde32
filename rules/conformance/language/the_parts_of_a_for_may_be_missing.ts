$i = 0;
for( ;; ) {
   if( $i == 2 ) break;
   $i++;
}
$i;   # -> 2
for( ; $i < 5; ) $i++;
$i;   # -> 5
