#: rule slow_requests.ts
#: phase completion
#: request GET /report?year=2025
#: node web1:80

#: case a slow one                      #: transaction-time 1001    #: response-time 900
# request-log: on
# expect[warn]: Slow: GET /report?year=2025 took 1001 ms, of which web1:80 took 900

#: case just quick enough               #: transaction-time 1000    #: response-time 1000
# decision: none

#: case a quick one                     #: transaction-time 12      #: response-time 10
# decision: none
