#: mock tcp.connect 192.0.2.7:25 error "Connection refused"
#: mock tcp.connect [2001:db8::7]:80 timeout
#: mock tcp.connect [2001:db8::7]:80 error timeout
tcp.connect( "192.0.2.7", 25 ); # -> 0
# warning: tcp.connect: Connection refused
$1; # -> Connection refused
$socket = tcp.connect( "2001:db8::7", 80 );
tcp.read( $socket, 1 ) . $1; # -> timeout
# warning: tcp.read: timeout
tcp.connect( "2001:db8::7", 80, 5 ) . $1; # -> 0timeout
# warning: tcp.connect: timeout
# Ports and addresses that are none are not tried.
tcp.connect( "192.0.2.7", 0 ); # -> 0
# warning: 0 is not a port
tcp.connect( "192.0.2.7", 65536 ); # -> 0
# warning: 65536 is not a port
tcp.connect( "192.0.2.7", -1 ); # -> 0
# warning: -1 is not a port
tcp.connect( "mail.test", 25 ); # -> 0
# warning: `mail.test` is not an IP address
