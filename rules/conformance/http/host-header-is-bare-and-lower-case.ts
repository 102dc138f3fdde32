#: header Host: WWW.Example.COM.:8080
log.info( http.getHostHeader() );      # expect: www.example.com
log.info( http.getHeader( "Host" ) );  # expect: WWW.Example.COM.:8080
