#: phase response
#: response 200
#: response-body "head:body"
http.stream.startResponse( 200, "text/plain" );
$head = http.stream.readResponse( 10, ":" );
http.stream.writeResponse( "<" . $head . ">" );
http.stream.continueFromBackend( "and " );
# response-body: <head:>and body
