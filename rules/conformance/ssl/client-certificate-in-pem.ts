#: client-certificate example
$own = ssl.clientCert();
$chain = ssl.clientCertChain();
log.info( string.count( $own, "-----BEGIN CERTIFICATE-----\n" ) );    # expect: 1
log.info( string.endsWith( $own, "\n-----END CERTIFICATE-----\n" ) ); # expect: 1
log.info( string.count( $chain, "-----BEGIN CERTIFICATE-----\n" ) );  # expect: 2
log.info( string.startsWith( $chain, $own ) );                        # expect: 1
# No line is longer than 64 characters, and what lies between is the certificate.
$der = string.base64decode( string.replaceAll( string.substring( $own, 28, string.len( $own ) - 28 ), "\n", "" ) );
log.info( string.hexencode( string.hashSHA1( $der ) ) == ssl.clientCertSHA1() ); # expect: 1
log.info( string.len( string.split( $own, "\n" )[1] ) );              # expect: 64
