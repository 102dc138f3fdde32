string.wildmatch( "photo.jpg", "*.jpg" );       # -> 1
string.wildmatch( "photo.jpg.gz", "*.jpg" );    # -> 0
string.wildmatch( "photo.jpg", "photo" );       # -> 0
string.wildmatch( "photo", "ph?to" );           # -> 1
string.wildmatch( "phto", "ph?to" );            # -> 0
string.wildmatch( "", "*" );                    # -> 1
string.wildmatch( "", "?" );                    # -> 0
string.wildmatch( "PHOTO", "photo" );           # -> 0
string.wildmatch( "/a/b/c/d", "/a/*/d" );       # -> 1
string.wildmatch( "aXbXbY", "a*b?" );           # -> 1
string.wildmatch( "a.c", "a[.]c" );             # -> 0
string.wildmatch( "a.c", "a?c" );               # -> 1
string.wildmatch( "a\nc", "a?c" );              # -> 1
string.wildmatch( "é", "?" );                   # -> 0
string.wildmatch( "é", "??" );                  # -> 1
string.wildmatch( "", "" );                     # -> 1
string.wildmatch( "a", "" );                    # -> 0
# What one part of the pattern has matched is not there for the next.
string.wildmatch( "aba", "ab*ba" );             # -> 0
string.wildmatch( "xaby", "x*ab*b*y" );         # -> 0
string.wildmatch( "xaby", "x*by*y" );           # -> 0
string.wildmatch( "xababy", "x*ab*b*y" );       # -> 1
string.wildmatch( "xab", "*a?*" );              # -> 1
string.wildmatch( "xa", "*a?*" );               # -> 0
string.wildmatch( "xacz", "*a?b*" );            # -> 0
string.wildmatch( "aacab", "*a?b" );            # -> 0
string.wildmatch( "aacaab", "*a?b" );           # -> 1
foreach( $pattern in [ "*.jp?g", "**", "?*?", "photo", "*" ] ) {
   log.info( string.wildmatch( "photo.jpeg", $pattern ) );      # expect: 1
                                                                # expect: 1
                                                                # expect: 1
                                                                # expect: 0
                                                                # expect: 1
}
