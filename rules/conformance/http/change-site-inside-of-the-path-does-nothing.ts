#: request GET /shop/cart
#: header Host: example.com
http.changeSite( "example.com/shop" );
# decision: none
