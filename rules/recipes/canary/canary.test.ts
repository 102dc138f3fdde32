#: rule canary.ts
#: pool "stable" 192.0.2.1:80    #: pool "canary" 192.0.2.2:80

#: case the last of the share           #: client 203.0.113.92
# decision: pool "canary"

#: case the first beyond it             #: client 203.0.113.15
# decision: pool "stable"

#: case a hash below nought             #: client 203.0.113.245
# decision: pool "canary"

#: case one below nought and beyond     #: client 198.51.100.20
# decision: pool "stable"

#: case the port does not matter        #: client 203.0.113.92:60000
# decision: pool "canary"

#: case a tester                        #: client 203.0.113.15    #: header X-Release: canary
# decision: pool "canary"

#: case who asks for something else     #: client 203.0.113.15    #: header X-Release: stable
# decision: pool "stable"
