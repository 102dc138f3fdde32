#: time 1000
connection.sleep( 1 );
log.info( sys.time.highres() );            # expect: 1000.001
connection.sleep( "250 ms" );
log.info( sys.time.highres() );            # expect: 1000.251
connection.sleep( 0.6 );
log.info( sys.time.highres() );            # expect: 1000.252
connection.sleep( "long" );
log.info( sys.time.highres() );            # expect: 1000.252
