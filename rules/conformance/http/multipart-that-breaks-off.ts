#: request POST /upload
#: header Content-Type: multipart/mixed; boundary=b
#: body "--b\nX: 1\n\nfirst\n--b\nX: 2\n\nsec"
log.info( http.getMultipartAttachment( 0 ) . $2 ); # expect: "firstX: 1\n"
log.info( http.getMultipartAttachment( 1 ) . $2 ); # expect: "secX: 2\n"
