connection.data.set( "n", 10 );
connection.data.set( "h", [ "k" => [ 1, 2 ] ] );
log.info( connection.data.get( "n" ) < "9" ); # expect: 1
$h = connection.data.get( "h" );
log.info( $h["k"][1] + 1 );                   # expect: 3
$h["k"][1] = 7;
$again = connection.data.get( "h" );
log.info( $again["k"][1] );                   # expect: 2
log.info( "[" . connection.data.get( "x" ) . "]" ); # expect: []
