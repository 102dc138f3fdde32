log.info( ssl.clientCertStatus() . ssl.clientCert() . ssl.clientCertCommonName() . ssl.clientCipher()
   . ssl.getTLSServerName() . ssl.serverCert() . ssl.serverCertName() . ssl.serverSiteName()
   . ssl.serverCertCommonName() . ssl.serverCertSubject() . ssl.serverCertIssuer() . ssl.serverCertSerial()
   . ssl.serverCertVersion() . ssl.serverCertAlgorithm() . ssl.serverCertPublicKey() . ssl.serverCertHash()
   . ssl.serverCertSHA1() . ssl.serverCertStartDate() . ssl.serverCertEndDate() . "!" ); # expect: !
log.info( ssl.getClientCloseAlert() );   # expect: -1
log.info( ssl.clientCertEndDate() );     # expect: 0
