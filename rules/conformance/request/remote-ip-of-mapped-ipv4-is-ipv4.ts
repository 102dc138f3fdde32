#: client [::ffff:203.0.113.7]:5000
log.info( request.getRemoteIP() ); # expect: 203.0.113.7
