#: cached
http.cache.disable();
log.info( http.cache.exists() ); # expect: 0
http.cache.respondIfCached();
log.info( "reached" );           # expect: reached
http.cache.enable();
log.info( http.cache.exists() ); # expect: 1
# decision: none
# cache: on
