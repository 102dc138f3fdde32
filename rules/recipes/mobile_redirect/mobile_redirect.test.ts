#: rule mobile_redirect.ts
#: request GET /caf%C3%A9?q=a%2Fb

#: case a telephone                     #: header User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)
#: header Host: www.example.com
# decision: redirect "https://m.example.com/caf%C3%A9?q=a%2Fb"
# status: 302

#: case another                         #: header User-Agent: Mozilla/5.0 (Linux; Android 16) Mobile Safari/537.36
#: header Host: www.example.com
# decision: redirect "https://m.example.com/caf%C3%A9?q=a%2Fb"

#: case a tablet                        #: header User-Agent: Mozilla/5.0 (Linux; Android 16) Safari/537.36
#: header Host: www.example.com
# decision: none

#: case a desk                          #: header User-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0
#: header Host: www.example.com
# decision: none

#: case nobody knows
#: header Host: www.example.com
# decision: none

#: case whose owner wants the large site    #: header User-Agent: iPhone    #: header Cookie: a=b; site=large
#: header Host: www.example.com
# decision: none

#: case whose owner wants the small one     #: header User-Agent: iPhone    #: header Cookie: site=small
#: header Host: www.example.com
# decision: redirect "https://m.example.com/caf%C3%A9?q=a%2Fb"

#: case the small site itself           #: header User-Agent: iPhone    #: header Host: m.example.com
# decision: none

#: case a URL with its host             #: header User-Agent: iPhone    #: request GET HTTP://www.example.com/a?b=http://c/
#: header Host: www.example.com
# decision: redirect "https://m.example.com/a?b=http://c/"

#: case a URL within the query          #: header User-Agent: iPhone    #: request GET /a?b=http://c/d
#: header Host: www.example.com
# decision: redirect "https://m.example.com/a?b=http://c/d"
