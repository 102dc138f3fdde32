#: server-certificate a-site.pem
#: tls-server-name WWW.Example.com
#: tls-site *.example.com
log.info( ssl.serverCertName() );        # expect: a-site
log.info( ssl.serverSiteName() );        # expect: *.example.com
log.info( ssl.getTLSServerName() );      # expect: www.example.com
log.info( ssl.serverCertCommonName() );  # expect: www.example.com
log.info( ssl.serverCertSubject() );     # expect: C=GB, O=Example Ltd, CN=www.example.com
log.info( ssl.serverCertIssuer() );      # expect: C=GB, O=Example Ltd, CN=Example CA
log.info( ssl.serverCertSerial() );      # expect: 01A4
log.info( ssl.serverCertVersion() );     # expect: 3
log.info( ssl.serverCertAlgorithm() );   # expect: ecdsa-with-SHA256
log.info( ssl.serverCertPublicKey() );   # expect: EC (256 bit)
log.info( ssl.serverCertStartDate() );   # expect: 1735689600
log.info( ssl.serverCertEndDate() );     # expect: 2051222399
log.info( ssl.serverCertHash() );        # expect: 56FE51CFBD77134E8F01EF41D28639F8
log.info( ssl.serverCertSHA1() );        # expect: 55C49A31A9E5C53488E13749DEAD5EAE8C6CA333
log.info( string.count( ssl.serverCert(), "BEGIN" ) ); # expect: 1
log.info( ssl.clientCertStatus() );      # expect: NoClientCert
