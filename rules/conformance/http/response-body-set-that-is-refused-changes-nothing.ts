#: phase response
#: response 200
#: response-header Content-Encoding: br
#: response-body abc
http.setResponseBody( "no chunks", "chunked" ); # warning: http.setResponseBody changed nothing
# response-body: abc
# response-header: Content-Encoding: br
