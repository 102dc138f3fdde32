sub longer( $value, $case ) { return string.len( $value ) > $case; }
switch( "abcd", longer ) {
   case 5: log.info( "more than five" );
   case 3: log.info( "more than three" );   # expect: more than three
   case 1: log.info( "more than one" );
}
