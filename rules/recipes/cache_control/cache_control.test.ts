#: rule cache_control.ts
#: phase response
#: request GET /assets/app.3f2a9c0b.js?v=1

#: case a file that never changes
# response-header: Cache-Control: public, max-age=31536000, immutable

#: case a file that may                 #: request GET /assets/app.3f2a9c0.js
# response-header: Cache-Control: public, max-age=3600

#: case with another mark               #: request GET /assets/app-3f2a9c0b.js
# response-header: Cache-Control: public, max-age=3600

#: case what is below it                #: request GET /assets/app.3f2a9c0b.js/edit
# response-header: Cache-Control: public, max-age=3600

#: case one of elsewhere                #: request GET /files/assets/app.3f2a9c0b.js
# response-header: Cache-Control: public, max-age=3600

#: case a page                          #: request GET /    #: response-header Content-Type: Text/HTML; charset=utf-8
# response-header: Cache-Control: no-cache

#: case what says so itself             #: response-header cache-control: max-age=5
# response-header: Cache-Control: max-age=5

#: case with a cookie                   #: response-header Set-Cookie: id=7    #: response-header Cache-Control: public
# response-header: Cache-Control: private, no-store

#: case for one visitor                 #: header Authorization: Basic YTpi
# response-header: Cache-Control: private, no-store

#: case not found                       #: response 404
# response-header-absent: Cache-Control
