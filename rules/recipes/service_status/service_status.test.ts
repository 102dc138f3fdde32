#: rule service_status.ts
#: request GET /status?verbose
#: mock http.request.get "http://shop.internal/health" 200 fine

#: case all are up
#: mock http.request.get "http://search.internal/health" 200 fine
# decision: respond 200                 # reason: OK
# body: {"shop":"up","search":"up"}
# response-header: Content-Type: application/json
# response-header: Cache-Control: no-store
# performs: GET http://shop.internal/health within 1s
# performs: GET http://search.internal/health within 1s

#: case one is ill
#: mock http.request.get "http://search.internal/health" 500 oh
# decision: respond 503                 # reason: Service Unavailable
# body: {"shop":"up","search":"down"}

#: case one is away
#: mock http.request.get "http://search.internal/health" timeout
# decision: respond 503                 # body: {"shop":"up","search":"down"}
# warning: timeout

#: case another page                    #: request GET /status/old
# decision: none
