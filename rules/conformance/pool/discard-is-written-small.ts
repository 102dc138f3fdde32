#: pool "web" web1:80
#: request GET /?Discard
pool.use( http.getRawQueryString() ); # warning: pool.use: there is no pool `Discard`
# decision: none
