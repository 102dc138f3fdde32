$v = json.deserialize( '{ "list": [ 1, -2.5, "x", true, false, null ], "o": {} }' );
$v["list"];                                     # -> [ 1, -2.5, "x", 1, 0, "" ]
hash.keys( $v );                                # -> [ "list", "o" ]
lang.ishash( $v["o"] );                         # -> 1
$v["list"][1] * 2;                              # -> -5
json.deserialize( " [ ] " );                    # -> []
json.deserialize( '"text"' );                   # -> text
