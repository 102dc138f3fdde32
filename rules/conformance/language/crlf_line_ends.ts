$x = "one \
two";
$x;   # -> one two
if( $x ) {
   log.info( "y" );   # expect: y
}
