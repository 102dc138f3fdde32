#: rule cookie_hardening.ts
#: phase response
#: tls

#: case a bare cookie                   #: response-header set-cookie: id=7
# response-header: Set-Cookie: id=7; HttpOnly; SameSite=Lax; Secure

#: case what it says stays
#: response-header Set-Cookie: id=7; Expires=Wed, 01 Jan 2031 00:00:00 GMT; Path=/; samesite=None
# response-header: Set-Cookie: id=7; Expires=Wed, 01 Jan 2031 00:00:00 GMT; Path=/; samesite=None; HttpOnly; Secure

#: case nothing is said twice           #: response-header Set-Cookie: id=7;secure; HTTPONLY; SameSite=Strict
# response-header: Set-Cookie: id=7;secure; HTTPONLY; SameSite=Strict

#: case words in a value are no attributes    #: response-header Set-Cookie: mode=HttpOnly; Path=/Secure
# response-header: Set-Cookie: mode=HttpOnly; Path=/Secure; HttpOnly; SameSite=Lax; Secure

#: case each of several                 #: response-header Set-Cookie: a=1    #: response-header Set-Cookie: b=2; HttpOnly
# response-header: Set-Cookie: a=1; HttpOnly; SameSite=Lax; Secure, b=2; HttpOnly; SameSite=Lax; Secure

#: case no cookie                       #: response-header X-Set-Cookie: a=1
# response-header-absent: Set-Cookie    # response-header: X-Set-Cookie: a=1

#: case no cookie either                #: response-header Set-Cookie-Policy: strict
# response-header-absent: Set-Cookie    # response-header: Set-Cookie-Policy: strict
