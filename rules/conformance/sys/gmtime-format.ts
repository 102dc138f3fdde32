#: time 1204549509
#: offset 3600
log.info( sys.gmtime.format( "%a, %d %b %Y %H:%M:%S %Z" ) ); # expect: Mon, 03 Mar 2008 13:05:09 GMT
log.info( sys.gmtime.format( "%e|%I %p|%j|%y|%D|%T|%%" ) );  # expect: "\x203|01 PM|063|08|03/03/08|13:05:09|%"
log.info( sys.gmtime.format( "%Y", -1 ) );                   # expect: 1969
