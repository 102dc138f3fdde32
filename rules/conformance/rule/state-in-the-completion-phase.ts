#: phase completion
#: response 200
log.info( rule.getState() ); # expect: COMPLETION
