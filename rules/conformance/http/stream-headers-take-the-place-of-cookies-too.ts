#: phase response
#: response 200
#: response-header Set-Cookie: a=1
#: response-header Content-Encoding: gzip
#: response-body old
http.setResponseCookie( "b", "2" );
http.stream.startResponse( "200 Fine", "text/plain", 0, "Content-Length: 99\r\nX-A: 1\r\nbad line" ); # warning: http.stream.startResponse left out a header: `bad line`
http.stream.finishResponse( "new" );
# reason: Fine
# response-header: X-A: 1
# response-header: Content-Type: text/plain
# response-header: Content-Length: 3
# response-header-absent: Set-Cookie
# response-header-absent: Content-Encoding
