$deep = "1";
for( $i = 0; $i < 100; $i++ ) { $deep = "[" . $deep . "]"; }
$v = json.deserialize( $deep );
array.length( $v );                 # -> 1
for( $i = 0; $i < 100; $i++ ) { $deep = "[" . $deep . "]"; }
$v = json.deserialize( $deep );     # warning: nested too deeply
array.length( $v );                 # -> 0
