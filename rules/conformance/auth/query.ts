# Known and right, known and wrong, unknown, asked without a password.
#: mock auth.query staff alice "open sesame" ok group=editors
#: mock auth.query staff bob "" ok
$auth = auth.query( "staff", "alice", "open sesame" );
$auth["OK"]; # -> 1
$auth["group"]; # -> editors
$auth["Error"] . "!"; # -> !
# performs: authenticate staff "alice" with a password
$auth = auth.query( "staff", "alice", "open Sesame" );
$auth["OK"]; # -> 0
hash.count( $auth ); # -> 1
$auth = auth.query( "staff", "alice", "" );
$auth["OK"]; # -> 0
$auth = auth.query( "staff", "alice" );
$auth["OK"] . $auth["group"]; # -> 1editors
# performs: authenticate staff "alice"
$auth = auth.query( "staff", "carol", "x" );
$auth["OK"]; # -> 0
$auth = auth.query( "staff", "Alice", "open sesame" );
$auth["OK"]; # -> 0
