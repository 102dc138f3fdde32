#: request GET /a%20b?c=d
#: header Host: example.com
http.changeSite( "www.example.com" );
log.info( "not reached" );
# decision: redirect "http://www.example.com/a%20b?c=d"
# status: 301
