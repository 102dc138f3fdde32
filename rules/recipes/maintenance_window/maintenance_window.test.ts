# Sunday, 1 June 2025, begins at 1748736000.

#: rule maintenance_window.ts
#: client 203.0.113.7

#: case the last second before             #: time 1748743199
# decision: none

#: case it begins                          #: time 1748743200
# decision: respond 503                    # reason: Service Unavailable
# response-header: Retry-After: 7200       # response-header: Cache-Control: no-store
# response-header: Content-Type: text/html
# body: "<h1>We are back at four.</h1>\n"

#: case its last second                    #: time 1748750399
# decision: respond 503                    # response-header: Retry-After: 60

#: case it is over                         #: time 1748750400
# decision: none

#: case Monday at three                    #: time 1748833200
# decision: none

#: case Saturday at three                  #: time 1748660400
# decision: none

#: case the hour is the local one          #: time 1748737800    #: offset 7200
# decision: respond 503                    # response-header: Retry-After: 5400

#: case the office                         #: time 1748746800    #: client 192.0.2.255
# decision: none

#: case next door to the office            #: time 1748746800    #: client 192.0.3.0
# decision: respond 503
