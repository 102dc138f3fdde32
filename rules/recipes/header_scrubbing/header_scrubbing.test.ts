#: rule header_scrubbing.ts
#: phase response

#: case what tells too much             #: response 200
#: response-header server: nginx/1.29.0
#: response-header X-POWERED-BY: PHP/8.4
#: response-header X-Powered-By: Plesk
#: response-header via: 1.1 varnish
#: response-header X-AspNet-Version: 4.0.30319
#: response-header X-Generator: Drupal 11
#: response-header x-debug-query: SELECT 1
#: response-header X-Debug-Time: 12
# response-header-absent: Server
# response-header-absent: Via
# response-header-absent: X-Powered-By
# response-header-absent: X-AspNet-Version
# response-header-absent: X-Generator
# response-header-absent: X-Debug-Query
# response-header-absent: X-Debug-Time

#: case what is needed                  #: response 404 Nothing Here
#: response-header Content-Type: text/html
#: response-header X-Debugger: none
#: response-header Server-Timing: db;dur=3
#: response-header Set-Cookie: id=7
# status: 404                           # reason: Nothing Here
# response-header: Content-Type: text/html
# response-header: X-Debugger: none
# response-header: Server-Timing: db;dur=3
# response-header: Set-Cookie: id=7

#: case a rule's own answer             #: response 503
#: response-header Retry-After: 60
# response-header: Retry-After: 60      # response-header-absent: Server
