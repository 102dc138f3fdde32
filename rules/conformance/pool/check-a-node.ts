#: request GET /?wbe
#: pool "web" a:80 b:80=draining c:80=disabled d:80=failed [2001:db8::1]:80 10.0.0.7:8080
log.info( pool.checknode( "web", "A", 80 ) );                          # expect: ACTIVE
log.info( pool.checknode( "web", "b", "80" ) );                        # expect: DRAINING
log.info( pool.checknode( "web", "c", 80 ) );                          # expect: DISABLED
log.info( pool.checknode( "web", "d", 80 ) );                          # expect: DEAD
log.info( pool.checknode( "web", "a", 81 ) );                          # expect: NOTINPOOL
log.info( pool.checknode( "web", "a", 65616 ) );                       # expect: NOTINPOOL
log.info( pool.checknode( "web", "", 80 ) );                           # expect: NOTINPOOL
log.info( pool.checknode( "web", "10.0.0.7", 8080 ) );                 # expect: ACTIVE
log.info( pool.checknode( "web", "2001:DB8::1", 80 ) );                # expect: ACTIVE
log.info( pool.checknode( "web", "[2001:db8::1]", 80 ) );              # expect: ACTIVE
log.info( pool.checknode( "web", "2001:db8::1:80", 80 ) );             # expect: NOTINPOOL
log.info( pool.checknode( http.getRawQueryString(), "a", 80 ) );       # expect: NOSUCHPOOL
log.info( pool.checknode( "WEB" . string.drop( http.getRawQueryString(), 3 ), "a", 80 ) ); # expect: NOSUCHPOOL
