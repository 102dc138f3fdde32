event.emit( "a/b", "x" );   # warning: the event's name holds a `/`
event.emit( "a\nb", "x" );  # warning: the event's name holds a control character
event.emit( "", "x" );      # warning: the event's name is empty
$long = string.sprintf( "%128s", "x" );
event.emit( $long . "x", "x" ); # warning: the event's name has more than 128 bytes
event.emit( "tab	", "x" );   # warning: the event's name holds a control character
event.emit( "a\\b", "x" );  # expect: event "a\b": x
