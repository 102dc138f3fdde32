#: rule ab_test.ts
#: pool "old shop" 192.0.2.1:80    #: pool "new shop" 192.0.2.2:80
#: response 200

#: case a first visit                       #: seed 4
# decision: pool "old shop"
# response-header: Set-Cookie: shop=old; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax

#: case another first visit                 #: seed 0
# decision: pool "new shop"
# response-header: Set-Cookie: shop=new; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax

#: case who saw the new one sees it again   #: seed 4    #: header Cookie: theme=dark; shop=new
# decision: pool "new shop"                 # response-header-absent: Set-Cookie

#: case who saw the old one sees it again   #: seed 0    #: header Cookie: shop=old
# decision: pool "old shop"                 # response-header-absent: Set-Cookie

#: case a cookie of his own making          #: seed 4    #: header Cookie: shop=NEW
# decision: pool "old shop"
# response-header: Set-Cookie: shop=old; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax
