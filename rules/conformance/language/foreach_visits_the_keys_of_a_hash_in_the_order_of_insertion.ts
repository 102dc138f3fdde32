$h = [ "b" => 1, "a" => 2 ];
$h["c"] = 3;
foreach( $key in $h ) {
   log.info( $key . $h[$key] );   # expect: b1  # expect: a2  # expect: c3
}
