#: pool "web" web1:80
pool.use( "wbe" ); # error[PM0215]: there is no pool `wbe`
