log.info( string.sprintf( "%x", 255 ) );        # error[PM0401]: `%x` is not a conversion
log.info( string.sprintf( "100%" ) );           # error[PM0401]: a `%` at the end of the format has no conversion
