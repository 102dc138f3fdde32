# A slip, a wrong family, a missing family, a name of another language, an unknown one.
if( string.startwith( http.getPath(), "/api" ) ) log.info( "slip" );
if( http.regexmatch( http.getPath(), "^/api" ) ) log.info( "family" );
log.info( getHeader( "Host" ) );
connection.drop();
frobnicate( 1 );
shuot( "hey" );
sub shout( $text ) { log.info( $text ); }
shout( "a" );
