#: transaction-time 300
#: time 1000
connection.sleep( 250 );
log.info( stats.getTransactionDuration() );  # expect: 550
log.info( stats.getServerResponseTime() );   # expect: 0
log.info( stats.getQueueTime() );            # expect: 0
