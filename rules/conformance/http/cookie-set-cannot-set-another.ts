#: header Cookie: a=1
http.setCookie( "b", "2; admin=1" ); # warning: cannot hold `;`
http.setCookie( "b=3; c", "2" );     # warning: name cannot hold
http.setCookie( "", "2" );           # warning: needs a name
# request-header: Cookie: a=1
