#: tls
log.info( ssl.clientCertStatus() );      # expect: NoClientCert
log.info( ssl.clientCert() . ssl.clientCertChain() . ssl.clientCertCommonName() . ssl.clientCertSubject()
   . ssl.clientCertIssuer() . ssl.clientCertSerial() . ssl.clientCertSerialDec() . ssl.clientCertVersion()
   . ssl.clientCertAlgorithm() . ssl.clientCertPublicKey() . ssl.clientCertHash() . ssl.clientCertSHA1()
   . "!" );                              # expect: !
log.info( ssl.clientCertStartDate() );   # expect: 0
log.info( ssl.clientCertEndDate() );     # expect: 0
