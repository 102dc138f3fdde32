# What is below zero is zero, which is no limit; what is too large is the largest.
request.setMaxConnectionAttempts( -1 );
request.setMaxReplyTime( 0.6 );
request.setMaxTimedOutConnectionAttempts( "many" );
request.setMaxTransactionDuration( 4294967296 );
request.setVirtualServerTimeout( [ 1 ] );        # warning: Cannot convert array to integer value
log.info( request.getMaxTransactionDuration() ); # expect: 4294967295
# limit: max-connection-attempts 0
# limit: max-reply-time 1
# limit: max-timed-out-connection-attempts 0
# limit: max-transaction-duration 4294967295
# limit: virtual-server-timeout 0
