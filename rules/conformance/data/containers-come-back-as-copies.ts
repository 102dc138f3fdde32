$list = [ 1, [ "k" => 2 ] ];
log.info( data.set( "l", $list ) ); # expect: 1
$list[0] = 9;
$stored = data.get( "l" );
log.info( $stored[0] );            # expect: 1
log.info( $stored[1]["k"] );       # expect: 2
$stored[1]["k"] = 3;
lang.dump( data.get( "l" ) );      # -> [ 1, [ "k" => 2 ] ]
data.set( "l", "now a text" );     # -> 1
data.get( "l" );                   # -> now a text
data.set( "h", [ "b" => 1.5, "a" => [ "c" => "" ] ] );  # -> 1
lang.dump( data.get( "h" ) );      # -> [ "b" => 1.5, "a" => [ "c" => "" ] ]
data.set( "e", [] );               # -> 1
lang.isarray( data.get( "e" ) );   # -> 1
