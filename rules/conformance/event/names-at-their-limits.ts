$long = string.sprintf( "%0128d", 7 );
event.emit( $long, 7 );
event.emit( "a\177", "x" );    # warning: event.emit raised nothing: the event's name holds a control character
event.emit( "caf\351", "\377" ); # expect: "event \"caf\xe9\": \xff"
event.emit( 7, [] );           # warning: Cannot convert array to string value
                               # expect: event "7": 0
# event: 00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007
# event: 7
# expect: event "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007": 7
