$list = "10.0.0.0/8 192.0.2. my.ip.address/32";
foreach( $net in string.split( $list ) ) {
   $in = string.ipmaskmatch( "192.0.2.7", $net );       # warning: Bad IP network: `my.ip.address` is not an IP address
   log.info( $in );     # expect: 0
                        # expect: 1
                        # expect: 0
}
