# alice's password is "open:sesame".

#: rule basic_auth.ts
#: mock auth.query staff alice open:sesame ok
#: mock auth.query staff open sesame ok
#: header X-User: root

#: case the right password              #: header Authorization: Basic YWxpY2U6b3BlbjpzZXNhbWU=
# decision: none
# request-header: X-User: alice         # request-header-absent: Authorization

#: case the scheme in other letters     #: header Authorization: basic YWxpY2U6b3BlbjpzZXNhbWU=
# decision: none                        # request-header: X-User: alice

#: case a wrong password                #: header Authorization: Basic YWxpY2U6b3BlbjpTZXNhbWU=
# decision: respond 401                 # reason: Unauthorized
# response-header: Content-Type: text/plain
# body: "Who are you?\n"
# response-header: WWW-Authenticate: Basic realm="staff", charset="UTF-8"

#: case no password                     #: header Authorization: Basic YWxpY2U6
# decision: respond 401

#: case no colon                        #: header Authorization: Basic YWxpY2U=
# decision: respond 401

#: case no name                         #: header Authorization: Basic Om9wZW46c2VzYW1l
# decision: respond 401

#: case more behind it                  #: header Authorization: Basic YWxpY2U6b3BlbjpzZXNhbWU=, Digest
# decision: respond 401

#: case a scheme that ends alike        #: header Authorization: NotBasic YWxpY2U6b3BlbjpzZXNhbWU=
# decision: respond 401

#: case another scheme                  #: header Authorization: Bearer YWxpY2U6b3BlbjpzZXNhbWU=
# decision: respond 401

#: case nothing
# decision: respond 401                 # request-header-absent: X-User
