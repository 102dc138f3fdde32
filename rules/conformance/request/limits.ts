# Each sets its own limit; the last word counts.
request.setMaxConnectionAttempts( 2 );
request.setMaxReplyTime( 30 );
request.setMaxTimedOutConnectionAttempts( 1 );
request.setMaxTransactionDuration( 60 );
request.setVirtualServerTimeout( 10 );
request.setVirtualServerTimeout( "300 s" );
log.info( request.getMaxTransactionDuration() ); # expect: 60
# limit: max-connection-attempts 2
# limit: max-reply-time 30
# limit: max-timed-out-connection-attempts 1
# limit: max-transaction-duration 60
# limit: virtual-server-timeout 300
