$v = json.deserialize( '{ "list": [ 1, -2.5, "x", true, false, null ], "o": {} }' );
$v["list"];                                     # -> [ 1, -2.5, "x", 1, 0, "" ]
hash.keys( $v );                                # -> [ "list", "o" ]
lang.ishash( $v["o"] );                         # -> 1
$v["list"][1] * 2;                              # -> -5
json.deserialize( " [ ] " );                    # -> []
json.deserialize( '"text"' );                   # -> text
json.deserialize( "true" ) . json.deserialize( "false" ) . json.deserialize( "null" ) . "|";    # -> 10|
lang.dump( json.deserialize( "[true,false,null,\"\"]" ) );      # -> [ 1, 0, "", "" ]
lang.isarray( json.deserialize( "[]" ) ) . lang.ishash( json.deserialize( "[]" ) );     # -> 10
json.deserialize( '{"":1,"1":2}' );             # -> [ "" => 1, "1" => 2 ]
json.deserialize( "\"\377\302\"" ) == "\377\302";       # -> 1
# As deep as it is, so wide may it be.
$wide = json.deserialize( "[" . string.replaceAll( "..........", ".", '[{"a":[]}],[[1],[2]],' ) . "0]" );
array.length( $wide );                          # -> 21
$wide = json.deserialize( "[" . string.replaceAll( string.replaceAll( "....................", ".", "...................." ), ".", '{},[],' ) . "0]" );
array.length( $wide );                          # -> 801
