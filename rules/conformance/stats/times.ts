#: phase response
#: transaction-time 300
#: response-time 120
#: queue-time 5
log.info( stats.getTransactionDuration() );  # expect: 300
log.info( stats.getServerResponseTime() );   # expect: 120
log.info( stats.getQueueTime() );            # expect: 5
