$jwt = jwt.verify( http.getHeader( "X-Token" ), "" ); # error[PM0401]: an empty key verifies nothing
$jwt = jwt.verify( http.getHeader( "X-Token" ), "-----BEGIN CERTIFICATE-----" ); # error[PM0401]: a certificate is not a key
$jwt = jwt.verify( http.getHeader( "X-Token" ), "a shared secret", "HS256 none" ); # error[PM0401]: `none` is not an algorithm
log.info( $jwt["error"] );
