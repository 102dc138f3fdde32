#: cached
http.cache.setkey( "a" );
log.info( http.cache.exists() ); # expect: 0
http.cache.setkey( 2 );
# cache: key "2"
