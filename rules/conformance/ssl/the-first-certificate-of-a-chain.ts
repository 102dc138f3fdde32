#: server-certificate example
log.info( string.count( ssl.serverCert(), "-----BEGIN" ) ); # expect: 1
log.info( ssl.serverCertName() . ssl.serverSiteName() );    # expect: example
