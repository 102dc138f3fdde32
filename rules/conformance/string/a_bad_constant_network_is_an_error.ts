log.info( string.ipmaskmatch( "10.0.0.1", "my.ip.address/32" ) );       # error[PM0401]: `my.ip.address` is not an IP address
log.info( string.ipmaskmatch( "10.0.0.1", "10.0.0.0/33" ) );            # error[PM0401]: `/33` is longer than an address of 32 bits
log.info( string.ipmaskmatch( "10.0.0.1", "10.0.0.0/255.0.255.0" ) );   # error[PM0401]: `255.0.255.0` is not a netmask
log.info( string.ipmaskmatch( "10.0.0.1", "10.0.*.*" ) );               # error[PM0401]: write `10.0.`
