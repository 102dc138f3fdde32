#: resource list.txt "one\r\ntwo\n"
log.info( resource.exists( "list.txt" ) );                        # expect: 1
log.info( string.len( resource.get( "list.txt" ) ) );             # expect: 9
log.info( array.join( resource.getLines( "list.txt" ), "|" ) );   # expect: one|two
