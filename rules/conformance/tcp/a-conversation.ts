# Reads give what has come, at most as much as asked for, and "" with 0 in $1 at the end.
#: mock tcp.connect 192.0.2.7:25 "220 hello\r\n" "250 ok\r\n"
$socket = tcp.connect( "192.0.2.7", 25, 500 );
# performs: connect 192.0.2.7:25 within 500ms
$socket > 0; # -> 1
tcp.read( $socket, 3 ); # -> 220
tcp.read( $socket, 100, 250 ); # -> " hello\r\n"
# performs: read 1 at most 100 within 250ms
tcp.write( $socket, "QUIT\r\n" ); # -> 6
# performs: write 1 "QUIT\r\n"
tcp.read( $socket, 100 ); # -> "250 ok\r\n"
$1 . "!"; # -> !
tcp.read( $socket, 100 ) . "!"; # -> !
$1; # -> 0
tcp.close( $socket ); # -> 1
# performs: close 1
tcp.read( $socket, 100 ); # ->
# warning: tcp.read: 1 is no open connection
$1; # -> 1 is no open connection
tcp.write( $socket, "x" ); # -> -1
# warning: tcp.write: 1 is no open connection
