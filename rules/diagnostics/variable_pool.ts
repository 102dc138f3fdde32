pool.use( http.getCookie( "pool" ) );
