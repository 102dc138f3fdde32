$list = [ 1, [ "k" => 2 ] ];
log.info( data.local.set( "l", $list ) ); # expect: 1
$list[0] = 9;
$stored = data.local.get( "l" );
log.info( $stored[0] );            # expect: 1
log.info( $stored[1]["k"] );       # expect: 2
$stored[1]["k"] = 3;
lang.dump( data.local.get( "l" ) );      # -> [ 1, [ "k" => 2 ] ]
data.local.set( "l", "now a text" );     # -> 1
data.local.get( "l" );                   # -> now a text
data.local.set( "h", [ "b" => 1.5, "a" => [ "c" => "" ] ] );  # -> 1
lang.dump( data.local.get( "h" ) );      # -> [ "b" => 1.5, "a" => [ "c" => "" ] ]
data.local.set( "e", [] );               # -> 1
lang.isarray( data.local.get( "e" ) );   # -> 1
