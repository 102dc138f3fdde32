#: request GET /?wbe
#: pool "web" a:80 b:80=draining c:80=disabled d:80=failed
log.info( pool.checknode( "web", "A", 80 ) );                          # expect: ACTIVE
log.info( pool.checknode( "web", "b", 80 ) );                          # expect: DRAINING
log.info( pool.checknode( "web", "c", 80 ) );                          # expect: DISABLED
log.info( pool.checknode( "web", "d", 80 ) );                          # expect: DEAD
log.info( pool.checknode( "web", "a", 81 ) );                          # expect: NOTINPOOL
log.info( pool.checknode( http.getRawQueryString(), "a", 80 ) );       # expect: NOSUCHPOOL
