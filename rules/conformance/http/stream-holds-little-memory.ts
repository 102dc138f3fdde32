#: phase response
#: response 200
#: memory 20000
#: response-body "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
# Each round's texts are free again in the next, so a body may be longer than the memory.
http.stream.startResponse( 200, "text/plain" );
$sent = 0;
while( $piece = http.stream.readResponse( 10 ) ) {
   for( $i = 0; $i < 100; $i++ ) {
      $copy = $piece . $i . $piece;
      $sent += string.len( $copy );
   }
   http.stream.writeResponse( string.left( $copy, 10 ) );
}
log.info( $sent ); # expect: 21900
http.stream.finishResponse();
# response-body: 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789
