log.info( string.regexmatch( "abc", "a(b" ) );          # error[PM0401]: the group is never closed
log.info( string.regexmatch( "abc", "*.php" ) );        # error[PM0401]: there is nothing to repeat before `*`
log.info( string.regexmatch( "abc", '\pL' ) );          # error[PM0401]: Unicode properties are not supported
log.info( string.regexsub( "abc", "[z-a]", "" ) );      # error[PM0401]: the range is in the wrong order
