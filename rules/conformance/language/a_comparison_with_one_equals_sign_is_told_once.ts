#: case what cannot be assigned
if( http.getPath() = "/" ) pool.use( "a" );         # error[PM0114]: the result of `http.getPath()` cannot be assigned
if( "/" = $path ) pool.use( "b" );                  # error[PM0114]: a string cannot be assigned
