http.changeSite( "" );                    # warning: names no site
http.changeSite( "ftp://example.com" );   # warning: names no site
# decision: none
