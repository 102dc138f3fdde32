$x = "outer";
sub look() { return "[" . $x . "]"; }   # warning[PM0203]: a sub does not see
look();   # -> []
log.info( $x );   # expect: outer
