#: phase response
#: response 503
#: node web1:80
if( request.getRetries() < 2 ) {
   request.avoidNode( connection.getNode() );
   request.retry();
}
log.info( "given up" );

#: case the first time
# decision: retry
# avoids: web1:80
#: case the last time
#: retries 1
# decision: retry
#: case often enough
#: retries 2
# expect: given up
# decision: none
