$v = json.deserialize( '{"a":1,"b":2,"a":3}' );
$v;             # -> [ "a" => 3, "b" => 2 ]
json.deserialize( '{"a":1,"\u0061":[2]}' );     # -> [ "a" => [ 2 ] ]
json.deserialize( '{"a":1,"A":2}' );            # -> [ "a" => 1, "A" => 2 ]
