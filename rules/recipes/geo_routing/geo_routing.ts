# Visitors go to the data centre that is nearest, unless they have chosen a country for themselves.
$country = http.getCookie( "country" );
if( $country == "" ) $country = geo.getCountryCode( request.getRemoteIP() );
switch( $country ) {
   case "CA", "MX", "US": pool.use( "america" );
   case "AU", "JP", "KR": pool.use( "asia" );
}
pool.use( "europe" );
