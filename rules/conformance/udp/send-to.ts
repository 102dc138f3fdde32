# The bytes that were sent, or -1 with the reason.
#: mock udp.sendTo log.test:514
#: mock udp.sendTo 192.0.2.7:514
#: mock udp.sendTo gone.test:514 error "no such host"
udp.sendTo( "log.test", 514, "hello" ); # -> 5
# performs: send log.test 514 "hello"
$1 . "!"; # -> !
udp.sendTo( "192.0.2.7", 514, "" ); # -> 0
udp.sendTo( "gone.test", 514, "x" ); # -> -1
# warning: udp.sendTo: no such host
$1; # -> no such host
udp.sendTo( "log.test", 65536, "x" ); # -> -1
# warning: 65536 is not a port
udp.sendTo( "not a host", 514, "x" ); # -> -1
# warning: neither a host name nor an address
$big = string.sprintf( "%65507s", "" );
udp.sendTo( "192.0.2.7", 514, $big ); # -> 65507
udp.sendTo( "192.0.2.7", 514, $big . "x" ); # -> -1
# warning: at most 65507 bytes
