#: mock udp.sendTo log.test:514
#: mock udp.sendTo 2001:db8::7:514
string.regexmatch( "old", "(o)(l)(d)" );
udp.sendTo( " log.test ", "514", "a\000\351" ) . $1 . $2 . "!"; # -> 3!
# performs: send log.test 514 "a\x00\xe9"
string.regexmatch( "old", "(o)(l)(d)" );
udp.sendTo( "", 514, "x" ) . $2 . "!"; # -> -1!
# warning: udp.sendTo: `` is neither a host name nor an address
