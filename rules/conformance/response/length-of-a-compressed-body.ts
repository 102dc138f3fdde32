# It counts as it came, not as it is read.
#: phase response
#: response 200
#: response-header Content-Encoding: gzip
#: response-body "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00"
log.info( http.getResponseBody() );          # expect: hello
log.info( response.getLength() - string.len( http.getResponse() ) - 2 ); # expect: 25
