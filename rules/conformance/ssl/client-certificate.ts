#: client-certificate example
log.info( ssl.isSSL() );                 # expect: 1
log.info( ssl.clientCertStatus() );      # expect: OK
log.info( ssl.clientCertCommonName() );  # expect: Alice Example
log.info( ssl.clientCertSubject() );     # expect: C=GB, O=Example Ltd, OU=Sales, CN=Alice Example
log.info( ssl.clientCertIssuer() );      # expect: C=GB, O=Example Ltd, CN=Example CA
log.info( ssl.clientCertSerial() );      # expect: 8F3C21D70A
log.info( ssl.clientCertSerialDec() );   # expect: 615189174026
log.info( ssl.clientCertVersion() );     # expect: 3
log.info( ssl.clientCertAlgorithm() );   # expect: sha256WithRSAEncryption
log.info( ssl.clientCertPublicKey() );   # expect: RSA (2048 bit)
log.info( ssl.clientCertStartDate() );   # expect: 1735689600
log.info( ssl.clientCertEndDate() );     # expect: 2051222399
log.info( ssl.clientCertHash() );        # expect: 9D7B326FF2A467A84677E9AEA188E7AD
log.info( ssl.clientCertSHA1() );        # expect: 210E1DBD69DDEC61221490514AEB087DDE6896CB
