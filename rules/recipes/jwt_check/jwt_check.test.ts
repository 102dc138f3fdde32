# The tokens are for alice, and expire at 1748739600.

#: rule jwt_check.ts
#: request GET /orders
#: header X-User: root
#: time 1748739599

#: case a valid token
#: header Authorization: bearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.du2Daj1rjD4N6UP66fLfGXcC2lLAWTyVaeXvfCmAiEoWwWUoYfxR6NdxjC-ETHaImkWw_gixsJYu07ItbQvLBg
# decision: none                        # request-header: X-User: alice

#: case it has expired                  #: time 1748739600
#: header Authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.du2Daj1rjD4N6UP66fLfGXcC2lLAWTyVaeXvfCmAiEoWwWUoYfxR6NdxjC-ETHaImkWw_gixsJYu07ItbQvLBg
# decision: respond 401                 # reason: Unauthorized
# response-header: Content-Type: text/plain
# body: "Log in first.\n"
# response-header: WWW-Authenticate: Bearer realm="api"

#: case it never expires
#: header Authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UifQ.UY5ghFa3FuD0Zz9z0RHqWz_xHIssbRbrlt0oF3E1eCI0E9Siz45oHIxNSOVm2MaLHIlj5O3ql9swQrMI9kkFDg
# decision: respond 401

#: case of another login server
#: header Authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tLmV2aWwuZXhhbXBsZSIsInN1YiI6ImFsaWNlIiwiZXhwIjoxNzQ4NzM5NjAwfQ.3MRELBMFHq_o686nS4bcP8QllbBImcTmAY8Bb7Lwjx43JEHcC9TmIUfu5cTAGO1N1jV9HQelirDZ2cVyyJuECA
# decision: respond 401

#: case with another name in it
#: header Authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWRtaW4iLCJleHAiOjE3NDg3Mzk2MDB9.du2Daj1rjD4N6UP66fLfGXcC2lLAWTyVaeXvfCmAiEoWwWUoYfxR6NdxjC-ETHaImkWw_gixsJYu07ItbQvLBg
# decision: respond 401

#: case unsigned
#: header Authorization: Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.
# decision: respond 401

#: case signed with the public key as if that were a secret
#: header Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.aYsUUzKSwijxqULa2JNfWAYB3RP8G0AtwORPUtiN53I
# decision: respond 401

#: case more behind it
#: header Authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.du2Daj1rjD4N6UP66fLfGXcC2lLAWTyVaeXvfCmAiEoWwWUoYfxR6NdxjC-ETHaImkWw_gixsJYu07ItbQvLBg x
# decision: respond 401

#: case in a scheme that ends alike
#: header Authorization: NotBearer eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.du2Daj1rjD4N6UP66fLfGXcC2lLAWTyVaeXvfCmAiEoWwWUoYfxR6NdxjC-ETHaImkWw_gixsJYu07ItbQvLBg
# decision: respond 401

#: case in another scheme
#: header Authorization: Basic eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.du2Daj1rjD4N6UP66fLfGXcC2lLAWTyVaeXvfCmAiEoWwWUoYfxR6NdxjC-ETHaImkWw_gixsJYu07ItbQvLBg
# decision: respond 401

#: case no token
# decision: respond 401                 # request-header-absent: X-User

#: case a look at our health            #: request GET /health
# decision: none                        # request-header-absent: X-User

#: case behind our health               #: request GET /health/../orders
# decision: respond 401
