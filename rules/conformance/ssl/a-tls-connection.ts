#: tls
log.info( ssl.isSSL() ); # expect: 1
