#: phase response
#: response 503
#: pool "other" b:80
pool.select( "other" );
log.info( request.retry() );
log.info( "not reached" );
# decision: retry
