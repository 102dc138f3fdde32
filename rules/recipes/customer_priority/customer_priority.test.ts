#: rule customer_priority.ts
#: pool "servers" 192.0.2.1:80    #: pool "old servers" 192.0.2.2:80

#: case all is well                     #: service-level paying 91 90
# decision: pool "servers"

#: case it is not                       #: service-level paying 90 90
# decision: pool "old servers"

#: case for who pays it is the same     #: service-level paying 10 90    #: header Cookie: plan=paid
# decision: pool "servers"              # service-level: paying

#: case another plan                    #: service-level paying 10 90    #: header Cookie: plan=paid-not
# decision: pool "old servers"
