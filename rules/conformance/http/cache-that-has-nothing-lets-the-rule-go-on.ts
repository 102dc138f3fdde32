log.info( http.cache.exists() ); # expect: 0
http.cache.respondIfCached();
log.info( "reached" );           # expect: reached
# decision: none
