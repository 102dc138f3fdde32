# What was written until then, and why it is not more.
#: mock tcp.connect 192.0.2.7:7
#: mock tcp.write 192.0.2.7:7 4
$socket = tcp.connect( "192.0.2.7", 7 );
tcp.write( $socket, "abc" ); # -> 3
$1 . "!"; # -> !
tcp.write( $socket, "def", 100 ); # -> 1
# warning: tcp.write: timeout
$1; # -> timeout
