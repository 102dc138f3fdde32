#: phase response
#: response 202 Fine
http.setResponseCode( 99 );                 # warning: http.setResponseCode changed nothing: a response's status code is a number from 200 to 999
http.setResponseCode( 199 );                # warning: 200 to 999
http.setResponseCode( 1000 );               # warning: 200 to 999
http.setResponseCode( 70000 );              # warning: 200 to 999
http.setResponseCode( -200 );               # warning: 200 to 999
http.setResponseCode( 65736 );              # warning: 200 to 999
http.setResponseCode( "soon" );             # warning: 200 to 999
http.setResponseCode( 204, "a\r\nX: y" );   # warning: cannot hold a line break
# status: 202
# reason: Fine
