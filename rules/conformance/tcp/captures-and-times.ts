# What worked leaves nothing in the captures; what failed leaves the reason alone.
#: mock tcp.connect 192.0.2.7:7 "abc"
string.regexmatch( "old", "(o)(l)(d)" );
$socket = tcp.connect( " 192.0.2.7 ", 7, 0 );
$1 . $2 . $3 . "!"; # -> !
# performs: connect 192.0.2.7:7
string.regexmatch( "old", "(o)(l)(d)" );
tcp.write( $socket, "x", -5 ) . $1 . $2 . "!"; # -> 1!
# performs: write 1 "x"
string.regexmatch( "old", "(o)(l)(d)" );
tcp.read( $socket, 2, 0 ) . $1 . $2 . "!"; # -> ab!
# performs: read 1 at most 2
string.regexmatch( "old", "(o)(l)(d)" );
tcp.close( $socket ) . $1 . $2 . "!"; # -> 1!
string.regexmatch( "old", "(o)(l)(d)" );
tcp.read( $socket, 2 ) . $1 . $2 . "!"; # -> 1 is no open connection!
# warning: no open connection
