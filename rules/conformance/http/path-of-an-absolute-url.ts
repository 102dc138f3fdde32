#: request GET http://user@Example.com:8080/a/b?c
#: header Host: other.example
log.info( http.getPath() );       # expect: /a/b
log.info( http.getRawURL() );     # expect: http://user@Example.com:8080/a/b?c
log.info( http.getHostHeader() ); # expect: example.com
http.setPath( "/new" );
# target: http://user@Example.com:8080/new?c
