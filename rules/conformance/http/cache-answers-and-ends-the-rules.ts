#: cached
http.cache.respondIfCached();
log.info( "not reached" );
# decision: cached
# cache: on
