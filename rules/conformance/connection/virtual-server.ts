#: virtual-server shop
log.info( connection.getVirtualServer() ); # expect: shop
