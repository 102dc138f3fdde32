#: place 203.0.113.9 latitude=51.5 longitude=-0.125
#: place 198.51.100.1 latitude=-33.875 longitude=151.25
#: place 192.0.2.1 city=Somewhere
math.rint( geo.getIPDistanceKM( "203.0.113.9", "198.51.100.1" ) );    # -> 16997
math.rint( geo.getIPDistanceMiles( "198.51.100.1", "203.0.113.9" ) ); # -> 10562
geo.getIPDistanceKM( "203.0.113.9", "203.0.113.9" );                  # -> 0
geo.getIPDistanceMiles( "203.0.113.9", "203.0.113.9" );               # -> 0
# The one or the other is not known, or has no position.
geo.getIPDistanceKM( "203.0.113.9", "192.0.2.1" );                    # -> -1
geo.getIPDistanceKM( "192.0.2.2", "203.0.113.9" );                    # -> -1
geo.getIPDistanceMiles( "192.0.2.1", "203.0.113.9" );                 # -> -1
