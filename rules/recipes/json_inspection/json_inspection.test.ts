#: rule json_inspection.ts
#: pool "express" 192.0.2.1:80
#: request POST /orders

#: case an order                        #: body {"article":"lamp","quantity":99}
#: header Content-Type: application/json; charset=utf-8
# decision: none

#: case with the type in other letters  #: body {"article":"lamp","quantity":10}
#: header Content-Type: Application/JSON
# decision: none

#: case in a hurry                      #: body {"article":"lamp","quantity":1,"express":true}
#: header Content-Type: application/json
# decision: pool "express"

#: case in no hurry                     #: body {"article":"lamp","quantity":1,"express":false}
#: header Content-Type: application/json
# decision: none

#: case too many                        #: body {"article":"lamp","quantity":100}
#: header Content-Type: application/json
# decision: respond 422                 # reason: Unprocessable Content
# response-header: Content-Type: application/json
# body: {"error":"order 1 to 99"}

#: case far too many                    #: body {"article":"lamp","quantity":199}
#: header Content-Type: application/json
# decision: respond 422                 # body: {"error":"order 1 to 99"}

#: case too few                         #: body {"article":"lamp","quantity":0}
#: header Content-Type: application/json
# decision: respond 422                 # body: {"error":"order 1 to 99"}

#: case of nothing                      #: body {"quantity":1}
#: header Content-Type: application/json
# decision: respond 422                 # body: {"error":"no article"}

#: case a list                          #: body [{"article":"lamp","quantity":1}]
#: header Content-Type: application/json
# decision: respond 422                 # body: {"error":"no article"}

#: case no JSON                         #: body {"article":"lamp",
#: header Content-Type: application/json
# decision: respond 422                 # body: {"error":"no article"}
# warning: Bad JSON at byte 18

#: case in plain text                   #: body {"article":"lamp","quantity":1}    #: header Content-Type: text/plain
# decision: respond 422                 # body: {"error":"send JSON"}

#: case another page                    #: body no order    #: request POST /orders/7
# decision: none

#: case a look at the orders            #: request GET /orders
# decision: none
