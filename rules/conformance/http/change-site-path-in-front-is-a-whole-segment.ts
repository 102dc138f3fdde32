#: request GET /shopping
#: header Host: example.com
http.changeSite( "example.com/shop" );
# decision: redirect "http://example.com/shop/shopping"
