log.info( request.getLength() );
log.info( request.getLength() == string.len( http.getRequest() ) + 2 );
http.getBody();
log.info( request.getLength() );

#: case a small one
# expect: 35
# expect: 1
# expect: 35
#: case with headers, one of them twice
#: request GET /a?b HTTP/1.0
#: header host: h
#: header X: 1
#: header x: 22
#: header Empty:
# expect: 52
# expect: 1
# expect: 52
#: case a body counts once it is read
#: request POST /
#: body "12345\x00\xff"
# expect: 36
# expect: 1
# expect: 43
