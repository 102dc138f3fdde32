# Numbers become text; a container becomes what every cast of one does.
http.setHeader( "X-Number", 7.50 );
http.addHeader( "X-Number", 2 );
log.info( http.getHeader( "X-Number" ) );  # expect: 7.5, 2
http.setHeader( "X-List", [ 1, 2 ] );      # warning: Cannot convert array to string value
log.info( http.getHeader( "X-List" ) );    # expect: 0
http.setHeader( "X-Empty", "" );
log.info( http.headerExists( "X-Empty" ) ); # expect: 1
log.info( http.getHeader( 7 ) . "!" );     # expect: !
# request-header: X-Number: 7.5, 2
# request-header: X-Empty: ""
