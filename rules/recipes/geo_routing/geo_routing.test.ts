#: rule geo_routing.ts
#: pool "europe" 192.0.2.1:80    #: pool "america" 192.0.2.2:80    #: pool "asia" 192.0.2.3:80
#: place 203.0.113.1 country-code=CA    #: place 203.0.113.2 country-code=JP    #: place 203.0.113.3 country-code=FR
#: place 203.0.113.5 country-code=MX    #: place 203.0.113.6 country-code=AU    #: place 203.0.113.7 country-code=KR
#: place 2001:db8::1 country-code=US

#: case from Canada             #: client 203.0.113.1
# decision: pool "america"

#: case from Japan              #: client 203.0.113.2
# decision: pool "asia"

#: case from Mexico             #: client 203.0.113.5
# decision: pool "america"

#: case from Australia          #: client 203.0.113.6
# decision: pool "asia"

#: case from Korea              #: client 203.0.113.7
# decision: pool "asia"

#: case from France             #: client 203.0.113.3
# decision: pool "europe"

#: case over IPv6               #: client [2001:db8::1]:5000
# decision: pool "america"

#: case from nowhere known      #: client 203.0.113.4
# decision: pool "europe"

#: case a Canadian in Japan     #: client 203.0.113.2    #: header Cookie: country=CA
# decision: pool "america"

#: case an odd cookie           #: client 203.0.113.2    #: header Cookie: country=jp
# decision: pool "europe"
