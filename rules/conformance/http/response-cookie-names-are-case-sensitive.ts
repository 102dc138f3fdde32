#: phase response
#: response 200
#: response-header Set-Cookie: id=1; Path=/
#: response-header Set-Cookie: ID=2
#: response-header Set-Cookie: id2=3; Domain=id
log.info( http.getResponseCookie( "Id" ) . "!" );   # expect: !
log.info( http.getResponseCookie( "id" ) );         # expect: 1
log.info( http.getResponseCookie( "Path" ) . "!" ); # expect: !
http.removeResponseCookie( "id" );
log.info( http.getResponseHeader( "Set-Cookie" ) ); # expect: ID=2, id2=3; Domain=id
http.removeResponseCookie( "absent" );
log.info( lang.dump( http.getResponseCookies() ) ); # expect: [ "ID" => "2", "id2" => "3" ]
http.setResponseCookie( "", "x" );                  # warning: http.setResponseCookie changed nothing: a cookie needs a name
http.setResponseCookie( "a b", "x" );               # warning: a cookie's name cannot hold
# response-header: Set-Cookie: ID=2, id2=3; Domain=id
