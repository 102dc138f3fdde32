sub km( $lat1, $lon1, $lat2, $lon2 ) {
   return math.rint( geo.getDistanceKM( $lat1, $lon1, $lat2, $lon2 ) );
}
km( 51.5, -0.125, -33.875, 151.25 );        # -> 16997
km( -33.875, 151.25, 51.5, -0.125 );        # -> 16997
km( "52.52", "13.405", " 48.8566", 2.3522 ); # -> 877
# Over the date line, over the poles, to the other side, and to itself.
km( 0, 179.5, 0, -179.5 );                  # -> 111
km( 89, 0, 89, 180 );                       # -> 222
km( 0, 0, 0, 180 );                         # -> 20015
km( 90, 0, -90, 77 );                       # -> 20015
geo.getDistanceKM( 10, 20, 10, 20 );        # -> 0
math.rint( geo.getDistanceMiles( 51.5, -0.125, -33.875, 151.25 ) ); # -> 10562
