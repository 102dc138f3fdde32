#: phase response
#: request POST /
#: body hello
#: response 503
log.info( request.isResendable() ); # expect: 0
log.info( request.retry() );        # expect: 0
# decision: none
