#: rule hotlink_protection.ts
#: request GET /photos/sea.jpg?size=2

#: case from our own page               #: header Referer: https://www.example.com/album?page=2
# decision: none

#: case from the bare name              #: header Referer: HTTP://Example.com:8080
# decision: none

#: case without a referer
# decision: none

#: case from elsewhere                  #: header Referer: https://thief.example/
# decision: respond 403                 # reason: Forbidden
# response-header: Content-Type: text/plain
# body: "This picture belongs to example.com.\n"

#: case a name that ends alike          #: header Referer: https://badexample.com/
# decision: respond 403

#: case a name that begins alike        #: header Referer: https://www.example.com.thief.example/
# decision: respond 403

#: case our name in another's path      #: header Referer: https://thief.example/www.example.com/
# decision: respond 403

#: case our name as a user's            #: header Referer: https://www.example.com@thief.example/
# decision: respond 403

#: case our URL in another's query      #: header Referer: https://thief.example/?https://www.example.com/
# decision: respond 403

#: case a name that looks alike         #: header Referer: https://examplexcom/
# decision: respond 403

#: case capital and escaped             #: header Referer: https://thief.example/    #: request GET /photos/sea%2EJPG
# decision: respond 403

#: case a page                          #: header Referer: https://thief.example/    #: request GET /photos/sea.html
# decision: none

#: case a page about a picture          #: header Referer: https://thief.example/    #: request GET /photos/sea.jpg.html
# decision: none

#: case a page that is called alike     #: header Referer: https://thief.example/    #: request GET /photos/seajpg
# decision: none

#: case a picture in the query only     #: header Referer: https://thief.example/    #: request GET /search?q=sea.jpg
# decision: none
