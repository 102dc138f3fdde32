json.serialize( [ 1, 2.50, "x", [] ] );                 # -> [1,2.5,"x",[]]
json.serialize( [ "b" => [ "n" => "1" ], "a" => 1 ] );  # -> {"b":{"n":"1"},"a":1}
json.serialize( [] );                                   # -> []
json.serialize( 5 );                                    # -> 5
json.serialize( "5" );                                  # -> "5"
json.serialize( math.sqrt( -1 ) );                      # -> null
$h = [ "k" => 1 ];
hash.delete( $h, "k" );
json.serialize( [ $h, [] ] );                           # -> [{},[]]
json.serialize( json.deserialize( '{"a":{},"b":[]}' ) );        # -> {"a":{},"b":[]}
json.serialize( [ true, false, "", -1, 1e30, 1e-7, -1 / math.exp( 1000 ) ] );   # -> [1,0,"",-1,1e+30,1e-07,-0]
json.serialize( [ 9223372036854775807, [ 1, [ 2 ] ] ] );        # -> [9223372036854775807,[1,[2]]]
json.serialize( [ 1 => "x" ] );                         # -> {"1":"x"}
json.serialize( math.ln( 0 ) );                         # -> null
