http.changeSite( "example.com?a=b" );      # warning: `example.com?a=b` names no site; write www.example.com
http.changeSite( "user@example.com" );     # warning: names no site
http.changeSite( "exa mple.com" );         # warning: names no site
http.changeSite( "example.com:99999" );    # warning: names no site
http.changeSite( "https:///path" );        # warning: names no site
http.changeSite( 7 . http.getRawQueryString() );
# decision: redirect "http://7/"
