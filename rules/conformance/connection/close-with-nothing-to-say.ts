#: phase response
#: response 200
if( http.getMethod() == "GET" ) connection.close( "" );
log.info( "not reached" );
# decision: close ""
