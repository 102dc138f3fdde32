#: rule ban_list.ts
#: resource banned.txt "# The worst.\n203.0.113.0/25 # scanners\n\n198.51.100.7 \n2001:db8:bad::/48\n"

#: case the first of a network          #: client 203.0.113.0
# decision: discard

#: case its last                        #: client 203.0.113.127
# decision: discard

#: case the next one                    #: client 203.0.113.128
# decision: none

#: case a single address                #: client 198.51.100.7
# decision: discard

#: case its neighbour                   #: client 198.51.100.8
# decision: none

#: case over IPv6                       #: client [2001:db8:bad:1::9]:5000
# decision: discard

#: case another network                 #: client [2001:db8:bae::9]:5000
# decision: none

#: case an empty list                   #: client 203.0.113.7    #: resource banned.txt ""
# decision: none
