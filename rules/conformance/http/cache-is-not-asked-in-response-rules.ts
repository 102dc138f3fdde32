#: phase response
#: response 200
#: cached
log.info( http.cache.exists() ); # expect: 0
http.cache.respondIfCached();
log.info( "reached" );           # expect: reached
http.cache.disable();
# cache: off
