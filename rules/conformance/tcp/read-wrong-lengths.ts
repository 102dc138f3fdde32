#: mock tcp.connect 192.0.2.7:7 "abc"
$socket = tcp.connect( "192.0.2.7", 7 );
tcp.read( $socket, 0 ); # ->
# warning: 0 is not a number of bytes to read
tcp.read( $socket, -5 ) . $1; # -> -5 is not a number of bytes to read
# warning: -5 is not a number
# More than a MiB is asked for as one.
tcp.read( $socket, 1000000000000 ); # -> abc
# performs: read 1 at most 1048576
