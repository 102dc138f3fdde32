#: request GET /cart
#: header Host: example.com
http.changeSite( "example.com/shop/" );
# decision: redirect "http://example.com/shop/cart"
