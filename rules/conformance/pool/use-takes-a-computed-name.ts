#: request GET /?api
pool.use( http.getRawQueryString() );
# decision: pool "api"
