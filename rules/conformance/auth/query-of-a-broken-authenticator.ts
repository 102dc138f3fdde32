# An authenticator that cannot answer has not said yes.
#: mock auth.query directory alice secret error "the directory is down"
$auth = auth.query( "directory", "alice", "secret" ); # warning: the directory is down
$auth["OK"]; # -> 0
$auth["Error"]; # -> the directory is down
$auth = auth.query( "directory", "alice", string.sprintf( "%4097s", "" ) ); # warning: longer than 4096 bytes
$auth["OK"]; # -> 0
