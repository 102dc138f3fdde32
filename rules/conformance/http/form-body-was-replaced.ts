# The body is read as it is now.
#: request POST /?q=1
#: body a=old
http.setBody( "a=new&q=2" );
log.info( http.getFormParam( "a" ) );      # expect: new
http.setRawQueryString( "" );
log.info( http.getFormParam( "q" ) );      # expect: 2
