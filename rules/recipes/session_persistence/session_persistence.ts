# All requests of a session go to one node. The session's key stands in the URL, and in a cookie for who has them.
connection.setPersistence( "by session" );
if( string.regexmatch( http.getRawQueryString(), "(^|&)sid=([^&]+)" ) ) {
   connection.setPersistenceKey( $2 );
} else {
   connection.setPersistenceKey( http.getCookie( "sid" ) );
}
