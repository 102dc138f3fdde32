log.info( request.retry() ); # expect: 0
# decision: none
