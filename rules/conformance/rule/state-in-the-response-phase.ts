#: phase response
#: response 200
log.info( rule.getState() ); # expect: RESPONSE
