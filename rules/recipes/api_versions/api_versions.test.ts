#: rule api_versions.ts
#: pool "api v1" 192.0.2.1:80    #: pool "api v2" 192.0.2.2:80

#: case the first                       #: request GET /api/v1/users
# decision: pool "api v1"

#: case the second                      #: request GET /api/v2/users?v1
# decision: pool "api v2"

#: case escaped                         #: request GET /api/%76%32/users
# decision: pool "api v2"

#: case the path counts before the header    #: request GET /api/v1/users
#: header Accept: application/vnd.example.v2+json
# decision: pool "api v1"

#: case not yet                         #: request GET /api/v20/users
# decision: respond 404                 # reason: Not Found
# response-header: Content-Type: application/json
# body: {"error":"there is no such version"}

#: case none                            #: request GET /api/users
# decision: pool "api v1"

#: case by the header                   #: request GET /api/users
#: header Accept: text/html, application/vnd.example.v2+json;q=0.9
# decision: pool "api v2"

#: case not quite a version             #: request GET /api/v1beta/users
# decision: pool "api v1"

#: case a name that ends alike          #: request GET /api/dev2/users
# decision: pool "api v1"

#: case a name that begins alike        #: request GET /api/vault
# decision: pool "api v1"

#: case further down                    #: request GET /docs/api/v1/users
# decision: none

#: case not the API                     #: request GET /apiv1/users
# decision: none

#: case other letters                   #: request GET /API/v1/users
# decision: none
