log.info( request.getMaxTransactionDuration() );
request.setMaxTransactionDuration( 30 );
log.info( request.getMaxTransactionDuration() );
request.setMaxTransactionDuration( -1 );
log.info( request.getMaxTransactionDuration() );

#: case without a limit
# expect: 0
# expect: 30
# expect: 0
#: case with one
#: transaction-limit 3600
# expect: 3600
# expect: 30
# expect: 0
