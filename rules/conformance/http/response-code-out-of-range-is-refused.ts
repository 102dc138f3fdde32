#: phase response
#: response 200
http.setResponseCode( 99 );                 # warning: 200 to 999
http.setResponseCode( 100 );                # warning: 200 to 999
http.setResponseCode( 70000 );              # warning: 200 to 999
http.setResponseCode( 200, "a\r\nX: y" );   # warning: cannot hold a line break
# status: 200
