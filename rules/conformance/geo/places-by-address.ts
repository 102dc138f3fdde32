#: place 203.0.113.9 city=London country="United Kingdom" country-code=GB region=England region-code=ENG latitude=51.5 longitude=-0.125
#: place 2001:db8::1 country=Japan country-code=JP
#: place 192.0.2.1 city=Nowhere latitude=0 longitude=0
#: client [::ffff:203.0.113.9]:5000
sub all( $ip ) {
   return geo.getCity( $ip ) . "|" . geo.getCountry( $ip ) . "|" . geo.getCountryCode( $ip ) . "|"
      . geo.getRegion( $ip ) . "|" . geo.getRegionCode( $ip ) . "|" . geo.getLatitude( $ip ) . "|" . geo.getLongitude( $ip );
}
all( "203.0.113.9" );                # -> London|United Kingdom|GB|England|ENG|51.5|-0.125
# The client's address, which is IPv4 in IPv6's clothes.
all( request.getRemoteIP() );        # -> London|United Kingdom|GB|England|ENG|51.5|-0.125
all( "::ffff:203.0.113.9" );         # -> London|United Kingdom|GB|England|ENG|51.5|-0.125
# What is not known of a place is empty, and 0 is a known latitude.
all( "2001:db8::1" );                # -> |Japan|JP||||
all( "2001:DB8:0:0::1" );            # -> |Japan|JP||||
all( "192.0.2.1" );                  # -> Nowhere|||||0|0
# A neighbour is elsewhere.
all( "203.0.113.10" );               # -> ||||||
