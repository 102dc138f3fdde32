#: phase response
#: response 503
#: node web1:80
request.avoidNode( connection.getNode() );
request.retry();
log.info( "not reached" );
# decision: retry
