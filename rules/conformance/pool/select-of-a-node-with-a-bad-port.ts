# The pool is chosen, and which node is its load balancer's affair.
pool.select( "api", "10.0.0.7", 80 );
pool.select( "web", "10.0.0.7", 0 );     # warning: pool.select: `10.0.0.7` is left to the load balancer: the port is not from 1 to 65535
# decision: pool "web"
