# When the servers are hardly fast enough for those who pay, everybody else makes do with the old ones. The service
# level class "paying" says what fast enough is.
if( http.getCookie( "plan" ) == "paid" ) {
   connection.setServiceLevelClass( "paying" );
} else if( !slm.isOK( "paying" ) ) {
   pool.use( "old servers" );
}
pool.use( "servers" );
