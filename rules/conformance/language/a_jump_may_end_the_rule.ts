# Conditions whose other side is nothing but the rule's end: in the rule, in a sub, in a loop, behind a table.
sub guard( $n ) {
   if( $n != 2 ) break;
   log.info( "guarded" );
}

sub gate() {
   if( ! string.startsWith( http.getPath(), "/open/" ) ) break;
   log.info( "open" );
}

gate();
guard( 2 );
$n = string.length( http.getPath() );
if( $n > 10 ) {
   foreach( $letter in [ "a", "b" ] ) {
      if( string.endsWith( http.getPath(), $letter ) ) log.info( $letter );
   }
   switch( http.getMethod() ) {
   case "GET":
      log.info( "get" );
   case "POST":
      log.info( "post" );
   }
}

#: case closed
#: request GET /shut/
# decision: none

#: case short
#: request GET /open/x
# expect: open
# expect: guarded

#: case by the table
#: request GET /open/long/b
# expect: open
# expect: guarded
# expect: b
# expect: get

#: case past the table
#: request PUT /open/long/x
# expect: open
# expect: guarded
