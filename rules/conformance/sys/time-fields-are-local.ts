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
