$v = json.deserialize( '{"a":1,"b":2,"a":3}' );
$v;             # -> [ "a" => 3, "b" => 2 ]
