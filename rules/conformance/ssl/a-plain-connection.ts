log.info( ssl.isSSL() ); # expect: 0
