# Latitudes end at the poles, longitudes at the date line.
geo.getDistanceKM( 90.001, 0, 0, 0 );       # -> -1
geo.getDistanceKM( 0, 0, -90.001, 0 );      # -> -1
geo.getDistanceKM( 0, 180.001, 0, 0 );      # -> -1
geo.getDistanceMiles( 0, 0, 0, -180.001 );  # -> -1
geo.getDistanceKM( math.sqrt( -1 ), 0, 0, 0 ); # -> -1
geo.getDistanceMiles( 0, 0, math.exp( 1000 ), 0 ); # -> -1
# A text that is no number as a whole, such as a latitude that is not known, is not the equator.
geo.getDistanceKM( "", 0, 0, 0 );           # -> -1
geo.getDistanceMiles( 0, "10 east", 0, 0 ); # -> -1
$list = [ 1 ];
geo.getDistanceKM( $list, 0, 0, 0 );        # -> -1
                                            # warning: Cannot convert array to double value
