#: request POST /upload
#: header Content-Type: text/plain; boundary=b
#: body "--b\r\n\r\nfirst\r\n--b--"
string.regexmatch( "old", "(.*)" );
log.info( "[" . http.getMultipartAttachment( 0 ) . $1 . "]" ); # expect: []
