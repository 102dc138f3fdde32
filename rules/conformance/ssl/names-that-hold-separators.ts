# What separates fields is escaped in them (RFC 4514), so no name can look like another one's fields.
#: client-certificate an-odd-name.pem
log.info( ssl.clientCertSubject() );       # expect: C=GB, O=Acme\2C Inc., serialNumber=7 + OU=\231 \22Sales\22 \3Ca\3Bb\5Cc\3E, CN=Alice\2C O=Admins \2B café\20
log.info( ssl.clientCertIssuer() == ssl.clientCertSubject() ); # expect: 1
log.info( string.contains( ssl.clientCertSubject(), ", O=Admins" ) ); # expect: 0
# The common name alone is as it is.
log.info( ssl.clientCertCommonName() );    # expect: "Alice, O=Admins + café "
log.info( ssl.clientCertSerial() . " " . ssl.clientCertSerialDec() ); # expect: 7F 127
