# Many small ones are no matter.
$found = 0;
for( $i = 0; $i < 500; $i++ ) { $found += string.regexmatch( "item 4711", "^[a-z]+ (" . $i . "|4711)$" ); }
log.info( $found );     # expect: 500
# A pattern that is known only at run time costs what it takes to compile, each time that it is used.
for( $i = 0; $i < 2000; $i++ ) {
   $found = string.regexmatch( "b", "(" . $i . "{300}){100}|c" );      # trap: out-of-fuel
}
