#: time 1204549509
#: offset 43200
log.info( sys.time() );          # expect: 1204549509
log.info( sys.time.year() );     # expect: 2008
log.info( sys.time.month() );    # expect: 3
log.info( sys.time.monthday() ); # expect: 4
log.info( sys.time.yearday() );  # expect: 64
log.info( sys.time.weekday() );  # expect: 3
log.info( sys.time.hour() );     # expect: 1
log.info( sys.time.minutes() );  # expect: 5
log.info( sys.time.seconds() );  # expect: 9
# And of another time than now.
sys.time.year( 1199134800 );       # -> 2008
sys.time.month( 1199134800 );      # -> 1
sys.time.monthday( 1199134800 );   # -> 1
sys.time.yearday( 1199134800 );    # -> 1
sys.time.weekday( 1199134800 );    # -> 3
sys.time.weekday( 0 );             # -> 5
sys.time.hour( 1199134800 );       # -> 9
sys.time.minutes( 1199134859 );    # -> 0
sys.time.seconds( 1199134859 );    # -> 59
sys.time.year( 0 ) . sys.time.hour( 0 ) . sys.time.seconds( 0 );        # -> 1970120
