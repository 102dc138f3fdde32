#: case none
# expect: 0
#: case some
#: retries 3
# expect: 3
#: case in a response rule
#: phase response
#: response 503
#: retries 1
# expect: 1
log.info( request.getRetries() );
