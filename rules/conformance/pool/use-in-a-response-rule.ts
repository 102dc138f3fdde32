#: phase response
#: response 200
if( http.getResponseCode() == 200 ) pool.use( "other" );
log.info( "not reached" );
# decision: none
