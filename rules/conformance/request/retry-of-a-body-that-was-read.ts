# In a response rule a body can be replaced, and then it is whole.
#: phase response
#: request POST /
#: body hello
#: response 503
log.info( request.retry() );        # expect: 0
http.setBody( "again" );
request.retry();
log.info( "not reached" );
# decision: retry
# request-body: again
