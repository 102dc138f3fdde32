ssl.setTLSServerName( "kept.example" );
ssl.setTLSServerName( "app.example.com:443" );   # warning: ssl.setTLSServerName changed nothing: `app.example.com:443` is neither a name nor an address
ssl.setTLSServerName( "[2001:db8::1]" );         # warning: `[2001:db8::1]` is neither
ssl.setTLSServerName( "*.example.com" );         # warning: `*.example.com` is neither
ssl.setTLSServerName( "a..b" );                  # warning: `a..b` is neither
ssl.setTLSServerName( "." );                     # warning: `.` is neither
ssl.setTLSServerName( " a" );                    # warning: ` a` is neither
ssl.setTLSServerName( "-a.example" );            # warning: `-a.example` is neither
ssl.setTLSServerName( "1.2.3" );                 # warning: `1.2.3` is neither
ssl.setTLSServerName( 7 );                       # warning: `7` is neither
ssl.setTLSServerName( "a\0b" );                  # warning: is neither
$label = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
ssl.setTLSServerName( $label . "a.example" );    # warning: aaaaa.example` is neither
ssl.setTLSServerName( $label . "." . $label . "." . $label . "." . $label );   # warning: is neither
# server-name: kept.example
