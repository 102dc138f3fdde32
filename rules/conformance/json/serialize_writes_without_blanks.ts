json.serialize( [ 1, 2.50, "x", [] ] );                 # -> [1,2.5,"x",[]]
json.serialize( [ "b" => [ "n" => "1" ], "a" => 1 ] );  # -> {"b":{"n":"1"},"a":1}
json.serialize( [] );                                   # -> []
json.serialize( 5 );                                    # -> 5
json.serialize( "5" );                                  # -> "5"
json.serialize( math.sqrt( -1 ) );                      # -> null
