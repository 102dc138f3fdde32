# A text of half a million blanks before a digit is a number, and takes its time to be read.
$number = string.sprintf( "%500000s", "7" );
log.info( $number + 1 );                                    # expect: 8
log.info( $number == 7 );                                   # expect: 1
log.info( string.left( "abcdefghij", $number ) );           # expect: abcdefg
if( $number > 6.5 ) log.info( "greater" );                  # expect: greater
for( $i = 0; $i < 20; $i++ ) { if( $number - $i > 9 ) log.info( "never" ); } # trap: out-of-fuel
