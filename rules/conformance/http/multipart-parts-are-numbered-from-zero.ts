#: request POST /upload
#: header Content-Type: multipart/form-data; boundary="a b"
#: body "ignored\r\n--a b\r\nContent-Disposition: form-data; name=x\r\ncontent-type:  image/png \r\n\r\n\x89PNG\r\n\r\n--a bc\r\n--a b\r\n\r\n\r\n--a b\r\n\r\nlast\r\n--a b--\r\nepilogue"
log.info( http.getMultipartAttachment( 0 ) ); # expect: "\x89PNG\r\n\r\n--a bc"
log.info( $1 );                               # expect: image/png
log.info( $2 );                               # expect: "Content-Disposition: form-data; name=x\r\ncontent-type:  image/png \r\n"
log.info( "[" . http.getMultipartAttachment( 1 ) . $1 . $2 . "]" ); # expect: []
log.info( http.getMultipartAttachment( 2 ) ); # expect: last
log.info( "[" . http.getMultipartAttachment( 3 ) . "]" );  # expect: []
log.info( "[" . http.getMultipartAttachment( -1 ) . "]" ); # expect: []
