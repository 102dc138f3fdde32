$n = 5;
$n > 3 ? "big" : "small";                         # -> big
$n > 9 ? "big" : $n > 3 ? "middle" : "small";     # -> middle
$n > 9 ? "a" : "b" . "c";                         # -> bc
sub say( $x ) { log.info( $x ); return $x; }      # expect: one
( $n == 5 ? say( "one" ) : say( "two" ) ) . "!";  # -> one!
