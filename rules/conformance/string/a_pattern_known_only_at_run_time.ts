foreach( $word in string.split( "abc b(" ) ) {
   $found = string.regexmatch( "abc", $word );      # warning: Bad regular expression: the group is never closed
   log.info( $found );      # expect: 1
                            # expect: 0
}
