event.emit( "checkout slow", "cart " . 7 );      # expect[info]: event "checkout slow": cart 7
log.info( "[" . event.emit( "second", "" ) . "]" ); # expect: "event \"second\": "
                                                 # expect: []
# event: checkout slow
# event: second
