sub show( $a, $b ) { return "[" . $a . "," . $b . "]"; }
show( 1 );       # -> [1,]
# warning[PM0303]: without `$b`
show( 1, "" );   # -> [1,]
