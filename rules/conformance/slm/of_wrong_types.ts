#: service-level 7 100 99
#: service-level gold 87 50
log.info( slm.conforming( 7 ) );             # expect: 100
log.info( slm.isOK( "7" ) );                 # expect: 1
$list = [ "gold" ];
log.info( slm.threshold( $list ) );          # expect: 0
                                             # warning: Cannot convert array to string value
                                             # warning: slm.threshold: there is no service level class "0"
log.info( slm.conforming( "gold " ) );       # expect: 100
                                             # warning: slm.conforming: there is no service level class "gold "
