#: phase completion
#: response 200
#: sent-to site
log.info( connection.getPool() . "[" . connection.getPersistence() . "]" ); # expect: site[]
