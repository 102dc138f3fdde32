# What the client asked for is not what the node is asked for.
#: tls
#: tls-server-name www.example.com
log.info( ssl.getTLSServerName() );   # expect: www.example.com
# server-name: default
