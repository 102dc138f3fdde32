if( http.getMethod() == "GET" ) continue;
