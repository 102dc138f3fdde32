log.info( rule.getState() ); # expect: REQUEST
