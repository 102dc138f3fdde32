# A `foreach` looks at the keys that a hash has when it begins, however soon it is left.
for( $i = 0; $i < 3000; $i++ ) { $hash[ "k" . $i ] = $i; }
foreach( $key in $hash ) { break; }
log.info( "once" );                                                     # expect: once
for( $i = 0; $i < 1000; $i++ ) { foreach( $key in $hash ) { break; } }  # trap: out-of-fuel
