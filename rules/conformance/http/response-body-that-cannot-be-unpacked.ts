#: phase response
#: response 200
log.info( "[" . http.getResponseBody() . "]" ); # warning: cannot be unpacked
# expect: []
#: case no gzip
#: response-header Content-Encoding: gzip
#: response-body xyz
#: case broken off
#: response-header Content-Encoding: gzip
#: response-body "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\x48\xcd\xc9\xc9\x57\xc8\x00\x93\xe5\xf9"
#: case a wrong checksum
#: response-header Content-Encoding: gzip
#: response-body "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\x48\xcd\xc9\xc9\x07\x00\x00\x00\x00\x00\x05\x00\x00\x00"
