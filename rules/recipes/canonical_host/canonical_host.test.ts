#: rule canonical_host.ts
#: request GET /caf%C3%A9?q=a%2Fb

#: case the short name                  #: header Host: example.com
# decision: redirect "https://www.example.com/caf%C3%A9?q=a%2Fb"
# status: 301

#: case in other letters and with a port    #: header Host: Example.NET:8080
# decision: redirect "https://www.example.com/caf%C3%A9?q=a%2Fb"

#: case the name itself                 #: header Host: www.example.com
# decision: none

#: case a name below it                 #: header Host: api.example.com
# decision: none

#: case a name that ends alike          #: header Host: badexample.com
# decision: none

#: case the host of the URL counts      #: header Host: www.example.com    #: request GET http://example.com/a
# decision: redirect "https://www.example.com/a"

#: case an old name                     #: header Host: www.example.net
# decision: redirect "https://www.example.com/caf%C3%A9?q=a%2Fb"
