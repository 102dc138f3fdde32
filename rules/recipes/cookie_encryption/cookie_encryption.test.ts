#: rule cookie_encryption.ts
#: resource cookie.key correct horse battery staple
#: seed 7

#: case on its way out                  #: phase response
#: response-header Set-Cookie: session=user:7; Path=/; HttpOnly
#: response-header Set-Cookie: theme=dark
# response-header: Set-Cookie: theme=dark, session=AdcNMlnk4ctjHGY89KC0KSuxWlhVYMVMXiHxbrp64UmyET8; Path=/; HttpOnly

#: case on its way in                   #: header Cookie: session=AdcNMlnk4ctjHGY89KC0KSuxWlhVYMVMXiHxbrp64UmyET8; theme=dark
# request-header: Cookie: theme=dark; session=user:7

#: case one byte changed                #: header Cookie: session=AdcNMlnk4ctjHGY89KC0KSuxWlhVYMVMXiHybrp64UmyET8; theme=dark
# request-header: Cookie: theme=dark

#: case one that a browser made         #: header Cookie: theme=dark; session=user:1
# request-header: Cookie: theme=dark

#: case with another passphrase         #: header Cookie: session=AdcNMlnk4ctjHGY89KC0KSuxWlhVYMVMXiHxbrp64UmyET8    #: resource cookie.key another
# request-header-absent: Cookie

#: case no session                      #: header Cookie: theme=dark
# request-header: Cookie: theme=dark

#: case none on its way out             #: phase response    #: response-header Set-Cookie: theme=dark
# response-header: Set-Cookie: theme=dark

#: case no passphrase, no cookie        #: phase response    #: resource cookie.key ""
#: response-header Set-Cookie: session=user:7; Path=/
# response-header: Set-Cookie: session=; Path=/
# warning: an empty passphrase protects nothing
