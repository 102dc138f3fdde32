#: cached
http.cache.setkey( "a" );
http.cache.setkey( "" );
log.info( http.cache.exists() ); # expect: 1
# cache: on
