log.info( request.getMaxTransactionDuration() ); # expect: 0
request.setMaxTransactionDuration( 30 );
log.info( request.getMaxTransactionDuration() ); # expect: 30
request.setMaxTransactionDuration( -1 );
log.info( request.getMaxTransactionDuration() ); # expect: 0
