$list = [ 1, [ "k" => 2 ] ];
log.info( data.local.set( "l", $list ) ); # expect: 1
$list[0] = 9;
$stored = data.local.get( "l" );
log.info( $stored[0] );            # expect: 1
log.info( $stored[1]["k"] );       # expect: 2
