#: cached "api"
#: pool "api" a:1
#: pool "web" b:1
pool.select( "web" );
http.cache.respondIfCached( "api" );
log.info( "not reached" );
# decision: cached
