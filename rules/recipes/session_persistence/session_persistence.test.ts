#: rule session_persistence.ts
#: request GET /shop?page=2

#: case in the URL                      #: request GET /shop?sid=a1%2F&page=2
# persistence: class "by session"       # persistence: key "a1%2F"

#: case behind others                   #: request GET /shop?page=2&sid=b2
# persistence: key "b2"

#: case in a cookie                     #: header Cookie: theme=dark; sid=c3
# persistence: key "c3"

#: case the URL counts first            #: header Cookie: sid=c3    #: request GET /shop?sid=d4
# persistence: key "d4"

#: case an empty one is none            #: header Cookie: sid=c3    #: request GET /shop?sid=&page=2
# persistence: key "c3"

#: case a name that ends alike          #: header Cookie: sid=c3    #: request GET /shop?lastsid=e5
# persistence: key "c3"

#: case in the path                     #: header Cookie: sid=c3    #: request GET /sid=f6
# persistence: key "c3"
