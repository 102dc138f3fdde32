foreach( $x in [ "a", 2, 3.5 ] ) {
   log.info( $x );   # expect: a  # expect: 2  # expect: 3.5
}
