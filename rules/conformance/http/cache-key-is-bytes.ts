http.cache.setkey( "a\000\351" );
http.cache.disable();
http.cache.enable();
# cache: key "a\x00\xe9"
