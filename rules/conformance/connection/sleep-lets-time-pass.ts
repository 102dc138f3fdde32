#: time 1000
$before = sys.time();
connection.sleep( 3000 );
log.info( sys.time() - $before ); # expect: 3
connection.sleep( 0 );
connection.sleep( -5 );
log.info( sys.time() - $before ); # expect: 3
