#: request GET /abc
if( string.regexmatch( http.getPath(), "^/ABC$", "iq" ) ) log.info( "yes" );    # expect: yes
                                                                                # warning: `q` is not a flag
if( string.regexmatch( http.getPath(), "^/ABC$", "gi" ) ) log.info( "yes" );    # expect: yes
if( string.regexmatch( http.getPath(), "^/(A)(b)", "i" ) ) log.info( $1 . $2 ); # expect: ab
if( !string.regexmatch( http.getPath(), "^/ABC$", "m" ) ) log.info( "no" );     # expect: no
