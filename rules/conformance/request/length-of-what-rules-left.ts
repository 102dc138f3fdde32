#: request POST /old
#: body hello
http.setHeader( "X", "1" );
log.info( request.getLength() );             # expect: 45
http.setPath( "/" );
log.info( request.getLength() );             # expect: 42
http.setBody( "" );
# With a Content-Length of 0.
log.info( request.getLength() );             # expect: 61
log.info( connection.getDataLen() );         # expect: 61
                                             # warning[deprecated-function]: `connection.getDataLen` is deprecated
