#: phase response
#: request POST /
#: response 200
#: response-body abc
http.setBody( "12345" );
log.info( connection.getMemoryUsage() );   # expect: 5
http.getResponseBody();
log.info( connection.getMemoryUsage() );   # expect: 8
