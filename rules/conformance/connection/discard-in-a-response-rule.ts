#: phase response
#: response 200
if( http.getResponseCode() == 200 ) connection.discard();
log.info( "not reached" );
# decision: discard
