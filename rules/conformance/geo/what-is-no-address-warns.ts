#: place 203.0.113.9 city=London
geo.getCity( "203.0.113" ) . "!";           # -> !
                                            # warning: geo.getCity: `203.0.113` is not an IP address
geo.getCountryCode( "" ) . "!";             # -> !
                                            # warning: geo.getCountryCode: `` is not an IP address
geo.getLatitude( "london" ) . "!";          # -> !
                                            # warning: geo.getLatitude: `london` is not an IP address
geo.getIPDistanceKM( "203.0.113.9", 7 );    # -> -1
                                            # warning: geo.getIPDistanceKM: `7` is not an IP address
