#: request POST /upload
#: header Content-Type: Multipart/Form-Data; x="boundary=no"; BOUNDARY=b ; charset=utf-8
#: body "--b\r\nX: 1\r\n\r\none\r\n--b  \r\nContent-Type:text/css\r\ncontent-type: text/html\r\n\r\n\r\n--b--\r\n\r\nepilogue\r\n--b\r\n\r\nbehind"
log.info( http.getMultipartAttachment( 0 ) . "|" . $1 . "|" . string.len( $2 ) ); # expect: one||6
# An empty part is there: its headers tell it from one that is not.
log.info( "[" . http.getMultipartAttachment( 1 ) . "]" . $1 );  # expect: []text/css
log.info( "[" . http.getMultipartAttachment( 2 ) . "]" . $1 . $2 ); # expect: []
log.info( http.getMultipartAttachment( "0" ) );                 # expect: one
log.info( http.getMultipartAttachment( 0.4 ) );                 # expect: one
log.info( "[" . http.getMultipartAttachment( 9223372036854775807 ) . "]" ); # expect: []
