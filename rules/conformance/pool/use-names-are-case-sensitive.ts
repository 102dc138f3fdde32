#: pool "API" web1:80
pool.use( "api" ); # warning: there is no pool `api`
# decision: none
