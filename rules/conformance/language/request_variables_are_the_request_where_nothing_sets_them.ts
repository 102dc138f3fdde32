#: request GET /a%20b/c?x=1
#: header Host: example.com
#: client 203.0.113.7:5000
log.info( $path );     # expect: /a b/c
log.info( $ip );       # expect: 203.0.113.7
log.info( $host );     # expect: example.com
log.info( $method );   # expect: GET
log.info( $url );      # expect: /a%20b/c?x=1
log.info( $query );    # expect: x=1
sub where() { return $path; }
where();               # -> /a b/c
