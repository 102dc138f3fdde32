# Two texts of the same length are compared byte by byte, which costs a step for each 64 bytes; of another length, or
# one and the same container, they are told apart at once.
$text = string.sprintf( "%500000s", "a" );
$same = " " . string.skip( $text, 1 );
$longer = $text . "b";
$n = 0;
for( $i = 0; $i < 1000; $i++ ) { if( $text == $longer ) $n++; }
log.info( $n );                    # expect: 0
if( $text == $same ) $n++;
log.info( $n );                    # expect: 1
$equal = $text == $same;
log.info( $equal );                # expect: 1
for( $i = 0; $i < 20; $i++ ) { if( $text == $same ) $n++; } # trap: out-of-fuel
