#: request POST /
#: body hello
log.info( connection.getMemoryUsage() );   # expect: 0
http.getBody();
log.info( connection.getMemoryUsage() );   # expect: 5
http.setBody( "hello world" );
log.info( connection.getMemoryUsage() );   # expect: 11
connection.data.set( "key", "value" );
log.info( connection.getMemoryUsage() >= 19 ); # expect: 1
