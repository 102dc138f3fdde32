# The short ways of the machine: fields with and without escapes, twice, or missing, and what they are asked.
if( ! string.startsWith( $path, "/shop/" ) ) break;
if( http.getHeader( "X-Twice" ) == "a, b" ) pool.use( "twice" );
if( http.getHeader( "X-Empty" ) ) pool.use( "not empty" );
if( ! http.headerExists( "X-Missing" ) && http.getMethod() == "POST" ) pool.use( "post" );
pool.use( "shop" );

#: case another path
#: request GET /blog/
# decision: none

#: case an escaped path
#: request GET /%73hop/cart
# decision: pool "shop"

#: case one value in two lines
#: request GET /shop/
#: header X-Twice: a
#: header X-Twice: b
# decision: pool "twice"

#: case one value in one line
#: request GET /shop/
#: header X-Twice: a, b
# decision: pool "twice"

#: case an empty header
#: request POST /shop/
#: header X-Empty:
# decision: pool "post"

#: case the header that must be missing
#: request POST /shop/
#: header X-Missing: here
#: header X-Empty: not
# decision: pool "not empty"
