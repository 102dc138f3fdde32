#: time 1204416000
# 2 March 2008 was a Sunday.
log.info( sys.time.weekday() );          # expect: 1
log.info( sys.gmtime.format( "%u %w" ) ); # expect: 7 0
