#: fuel 2500
# It takes work to see that a pattern is too large.
$found = 0;
for( $i = 0; $i < 1000; $i++ ) {
   $found = $found + string.regexmatch( "b", "((" . $i . "{300}){300}){300}|c" );      # trap: out-of-fuel
                        # warning: Bad regular expression: the pattern is too large
                        # warning: Bad regular expression: the pattern is too large
}
log.info( $found );
