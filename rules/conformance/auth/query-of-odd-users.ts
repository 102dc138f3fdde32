# What a user is called, is bytes; what is too long is not asked for.
#: mock auth.query staff "al\xe9 " "" ok group=editors
$auth = auth.query( "staff", "al\351 " );
$auth["OK"] . $auth["group"]; # -> 1editors
$auth = auth.query( "staff", "" );
$auth["OK"] . $auth["Error"] . "!"; # -> 0!
$auth = auth.query( "staff", string.sprintf( "%4097s", "" ) ); # warning: auth.query: a user's name or a password is longer than 4096 bytes
$auth["OK"]; # -> 0
string.contains( $auth["Error"], "longer" ); # -> 1
