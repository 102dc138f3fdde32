#: rule sorry_page.ts
#: phase response
#: node web1:80
#: response 502 Bad Gateway

#: case a node fails
# decision: retry                       # avoids: web1:80

#: case a second one                    #: retries 1
# decision: retry

#: case a third one                     #: retries 2
# decision: respond 503                 # reason: Service Unavailable
# response-header: Retry-After: 60      # response-header: Cache-Control: no-store
# response-header: Content-Type: text/html
# body: "<h1>Sorry. Please come back in a minute.</h1>\n"
# expect[warn]: Sorry: 502 from web1:80

#: case the least of errors             #: response 500 Oops    #: request HEAD /
# decision: retry

#: case an order is not placed twice    #: request POST /order
# decision: respond 503                 # expect[warn]: Sorry: 502 from web1:80

#: case a page that is missing          #: response 499
# decision: none                        # status: 499

#: case a page                          #: response 200
# decision: none                        # status: 200
