$big = string.sprintf( "%600000s", "x" );
connection.data.set( "a", $big );
connection.data.set( "b", $big );         # warning: connection.data.set stored nothing: there is no room
log.info( string.len( connection.data.get( "a" ) ) . "[" . connection.data.get( "b" ) . "]" ); # expect: 600000[]
# A smaller value in its place makes room.
connection.data.set( "a", "small" );
connection.data.set( "b", $big );
log.info( string.len( connection.data.get( "b" ) ) ); # expect: 600000
