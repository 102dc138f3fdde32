#: rule virtual_hosting.ts
#: pool "web" 192.0.2.1:80    #: pool "api" 192.0.2.2:80    #: pool "blogs" 192.0.2.3:80

#: case the site                        #: header Host: www.example.com
# decision: pool "web"

#: case its short name, with a port     #: header Host: EXAMPLE.com:80
# decision: pool "web"

#: case with the dot of the root        #: header Host: api.example.com.
# decision: pool "api"

#: case anybody's blog                  #: header Host: alice.blogs.example.com
# decision: pool "blogs"

#: case a blog of nobody                #: header Host: blogs.example.com
# decision: respond 421

#: case a name that ends alike          #: header Host: badblogs.example.com
# decision: respond 421                 # reason: Misdirected Request
# response-header: Content-Type: text/plain
# body: "There is no such site here.\n"

#: case an address                      #: header Host: 192.0.2.1
# decision: respond 421

#: case a name that begins alike        #: header Host: alice.blogs.example.com.evil.example
# decision: respond 421
