geo.getCountry( "203.0.113.9" ) . "!";      # -> !
                                            # warning: geo.getCountry: there is no database of places
geo.getIPDistanceMiles( "203.0.113.9", "203.0.113.10" ); # -> -1
                                            # warning: geo.getIPDistanceMiles: there is no database of places
                                            # warning: geo.getIPDistanceMiles: there is no database of places
# Distances between points need none.
math.rint( geo.getDistanceKM( 0, 0, 0, 1 ) ); # -> 111
