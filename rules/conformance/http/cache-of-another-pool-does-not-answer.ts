#: cached "api"
#: pool "api" a:1
#: pool "web" b:1
log.info( http.cache.exists() );            # expect: 0
log.info( http.cache.exists( "web" ) );     # expect: 0
log.info( http.cache.exists( "api" ) );     # expect: 1
log.info( http.cache.exists( "nowhere" ) ); # expect: 0
                                            # warning: there is no pool "nowhere"
http.cache.respondIfCached( "web" );
pool.select( "api" );
log.info( http.cache.exists() );            # expect: 1
http.cache.respondIfCached();
log.info( "not reached" );
# decision: cached
