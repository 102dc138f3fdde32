sub kind( $x ) {
   switch( $x ) {
      case 1, 2: return "small";
      case "three": return "text";
      case 2 + 2: return "four";
      default: return "other";
   }
}
kind( 1 );         # -> small
kind( 2 );         # -> small
kind( "2" );       # -> small
kind( "three" );   # -> text
kind( 4 );         # -> four
kind( 5 );         # -> other
