$h = [ "a" => 1, "b" => 2 ];
$h["a"] = 3;
array.join( hash.keys( $h ), "," );     # -> a,b
array.join( hash.values( $h ), "," );   # -> 3,2
