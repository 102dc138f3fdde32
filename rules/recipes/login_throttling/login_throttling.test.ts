#: rule login_throttling.ts
#: rate "logins from an address" 5/m    #: rate "logins for a name" 3/m
#: request POST /login
#: header Content-Type: application/x-www-form-urlencoded
#: client 203.0.113.7

#: case a try                   #: body user=alice&password=a
# decision: none

#: case a third try             #: body user=alice&password=b     #: after 2 times a try
# decision: none

#: case a fourth try            #: body user=alice&password=c     #: after 3 times a try
# decision: respond 429         # reason: Too Many Requests
# response-header: Retry-After: 60    # response-header: Content-Type: text/plain
# body: "Too many tries. Wait a minute.\n"
# expect[warn]: Too many logins from 203.0.113.7

#: case from elsewhere          #: body user=alice&password=d     #: after 3 times a try    #: client 203.0.113.8
# decision: respond 429         # expect[warn]: Too many logins from 203.0.113.8

#: case spelt otherwise         #: body user=+ALICE&password=e    #: after 3 times a try
# decision: respond 429         # expect[warn]: Too many logins from 203.0.113.7

#: case behind another name     #: request POST /login?user=bob   #: body user=alice    #: after 3 times a try
# decision: respond 429         # expect[warn]: Too many logins from 203.0.113.7

#: case another name            #: body user=bob&password=a       #: after 3 times a try
# decision: none

#: case names by the dozen      #: body user=carol                #: after 3 times a try    #: after 2 times another name
# decision: respond 429         # expect[warn]: Too many logins from 203.0.113.7

#: case too early again         #: body user=alice&password=f     #: after 3 times a try    #: time 19
# decision: respond 429         # expect[warn]: Too many logins from 203.0.113.7

#: case a third of a minute later    #: body user=alice&password=f    #: after 3 times a try    #: time 20
# decision: none

#: case the form itself         #: request GET /login             #: after 5 times a try
# decision: none

#: case another form            #: request POST /logins           #: body user=alice        #: after 5 times a try
# decision: none
