#: transaction-time 1500
#: queue-time 20
log.info( stats.getTransactionDuration() . " " . stats.getQueueTime() . " " . stats.getServerResponseTime() ); # expect: 1500 20 0
