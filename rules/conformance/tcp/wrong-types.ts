#: mock tcp.connect 192.0.2.7:7 "abc"
tcp.connect( 7, 7 ) . $1; # -> 0`7` is not an IP address; net.dns.resolveHost finds that of a host
# warning: is not an IP address
tcp.read( "no handle", 3 ) . "!"; # -> !
# warning: tcp.read: 0 is no open connection
tcp.write( 0, "x" ); # -> -1
# warning: 0 is no open connection
tcp.close( -1 ); # -> 0
# warning: -1 is no open connection
$socket = tcp.connect( "192.0.2.7", "7" );
tcp.write( $socket, [] ); # -> 1
# warning: Cannot convert array to string value
# performs: write 1 "0"
tcp.write( $socket, "" ); # -> 0
$1 . "!"; # -> !
