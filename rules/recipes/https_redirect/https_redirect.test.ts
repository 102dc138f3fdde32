#: rule https_redirect.ts

#: case in the clear                    #: request GET /a%20b?c=d&e=%2F
#: header Host: www.example.com
# decision: redirect "https://www.example.com/a%20b?c=d&e=%2F"
# status: 301

#: case over TLS                        #: request GET /a%20b?c=d    #: tls
#: header Host: www.example.com
# decision: none

#: case with a port                     #: request GET /             #: header Host: www.example.com:8080
# decision: redirect "https://www.example.com/"

#: case a challenge                     #: request GET /.well-known/acme-challenge/Zm9v
#: header Host: www.example.com
# decision: none

#: case what is no challenge            #: request GET /.well-known/security.txt
#: header Host: www.example.com
# decision: redirect "https://www.example.com/.well-known/security.txt"

#: case a challenge in the query        #: request GET /?/.well-known/acme-challenge/
#: header Host: www.example.com
# decision: redirect "https://www.example.com/?/.well-known/acme-challenge/"

#: case a name that begins alike        #: request GET /.well-known/acme-challenges
#: header Host: www.example.com
# decision: redirect "https://www.example.com/.well-known/acme-challenges"

#: case further down                    #: request GET /a/.well-known/acme-challenge/b
#: header Host: www.example.com
# decision: redirect "https://www.example.com/a/.well-known/acme-challenge/b"
