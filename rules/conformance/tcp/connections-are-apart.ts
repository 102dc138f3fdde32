# Each handle is a connection of its own.
#: mock tcp.connect 192.0.2.7:7 "one"
#: mock tcp.connect 192.0.2.7:7 "two"
$first = tcp.connect( "192.0.2.7", 7 );
$second = tcp.connect( "192.0.2.7", 7 );
$first == $second; # -> 0
tcp.read( $second, 9 ); # -> two
tcp.close( $second ); # -> 1
tcp.read( $first, 9 ); # -> one
tcp.close( 77 ) . $1; # -> 077 is no open connection
# warning: 77 is no open connection
