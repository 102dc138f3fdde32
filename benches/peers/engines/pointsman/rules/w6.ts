# Requests with a look-up that Log4j would follow, in any header, go to where they do no harm.
foreach( $name in http.listHeaderNames() ) {
    if( string.regexmatch( http.getHeader( $name ), '\$\{\s*(jndi|lower|upper|env|sys|java|date|::-)', "i" ) ) {
        pool.use( "Quarantine" );
    }
}
