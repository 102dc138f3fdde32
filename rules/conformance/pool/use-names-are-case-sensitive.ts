#: request GET /?WEB
#: pool "web" web1:80
pool.use( http.getRawQueryString() ); # warning: there is no pool `WEB`
# decision: none
