$v = [ "list" => [ 1, "1", 0.5 ], "text" => "line\nbreak" ];
$back = json.deserialize( json.serialize( $v ) );
$back == $v;                    # -> 1
$back["list"][1] . $back["text"] == "1line\nbreak";     # -> 1
