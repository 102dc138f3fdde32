#: phase response
#: response 200
#: response-header Transfer-Encoding: chunked
#: response-header Trailer: X-Sum
#: response-header ETag: "v1"
#: response-body abc
http.setResponseBody( "caf\351" );
# response-body: "caf\xe9"
# response-header: Content-Length: 4
# response-header-absent: Transfer-Encoding
# response-header-absent: Trailer
# response-header: ETag: "v1"
