#: time 1204549509
#: offset -12600
log.info( sys.localtime.format( "%H:%M %Z" ) ); # expect: 09:35 -0330
log.info( sys.timeToString( 0 ) );              # expect: [31/Dec/1969:20:30:00 -0330]
