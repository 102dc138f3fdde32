switch( "b" . "" ) {
   default: log.info( "default" );
   case "b": log.info( "b" );   # expect: b
}
switch( "z" . "" ) {
   default: log.info( "default" );   # expect: default
   case "b": log.info( "b" );
}
