#: resource f abc
log.info( string.len( resource.getMD5( "f" ) ) );                                  # expect: 16
log.info( resource.getMD5( "f" ) == string.hashMD5( resource.get( "f" ) ) );       # expect: 1
log.info( string.len( resource.getMD5( "g" ) ) );                                  # expect: 0
