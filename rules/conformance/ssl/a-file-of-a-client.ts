#: client-certificate a-site.pem
log.info( ssl.clientCertCommonName() );  # expect: www.example.com
log.info( ssl.clientCertPublicKey() );   # expect: EC (256 bit)
log.info( ssl.serverCertCommonName() . "!" ); # expect: !
