#: rule rate_limit.ts
#: rate "api" 60/m
#: time 1748736000

#: case a call of alice                 #: header X-API-Key: alice
# decision: none

#: case her sixtieth                    #: header X-API-Key: alice    #: after 59 times a call of alice
# decision: none

#: case one more                        #: header X-API-Key: alice    #: after 60 times a call of alice
# decision: respond 429                 # reason: Too Many Requests
# response-header: Retry-After: 1       # response-header: Content-Type: text/plain
# body: "Your key has no calls left.\n"

#: case a second later                  #: header X-API-Key: alice    #: after 60 times a call of alice
#: time 1748736001
# decision: none

#: case the calls of others             #: header X-API-Key: Alice    #: after 60 times a call of alice
# decision: none

#: case without a key                   #: after 60 times a call of alice
# decision: respond 401                 # reason: Unauthorized
# response-header: Content-Type: text/plain
# body: "Send your key in X-API-Key.\n"
