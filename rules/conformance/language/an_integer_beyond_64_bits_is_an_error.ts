$x = 9223372036854775808;   # error[PM0003]: 
log.info( $x );
