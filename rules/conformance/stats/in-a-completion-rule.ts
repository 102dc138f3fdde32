#: phase completion
#: transaction-time 301
#: response-time 299
log.info( stats.getTransactionDuration() - stats.getServerResponseTime() ); # expect: 2
