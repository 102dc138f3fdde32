#: cached "api"
#: pool "api" a:1
log.info( http.cache.exists() );            # expect: 0
# "" is no name, and names are case-sensitive.
pool.select( "api" );
log.info( http.cache.exists( "" ) );        # expect: 1
log.info( http.cache.exists( "API" ) );     # expect: 0
                                            # warning: http.cache.exists: there is no pool "API"
http.cache.respondIfCached( "nowhere" );    # warning: http.cache.respondIfCached: there is no pool "nowhere"
log.info( "reached" );                      # expect: reached
# decision: pool "api"
