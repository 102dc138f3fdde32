# Parameters are separated by `&` alone, as nodes see it; a `;` belongs to the value.
#: request GET /?a=1;b=2&&c=x=y&=nameless&c
log.info( http.getFormParam( "a" ) );      # expect: 1;b=2
log.info( http.doesFormParamExist( "b" ) ); # expect: 0
log.info( http.getFormParam( "c" ) );      # expect: x=y
log.info( http.getFormParam( "c", "" ) );  # expect: x=y
log.info( http.getFormParam( "c", "--" ) ); # expect: x=y--
log.info( http.getFormParam( "" ) );       # expect: nameless
log.info( array.join( http.listFormParamNames(), "|" ) ); # expect: a|c|
log.info( http.getFormParamNames( ", " ) ); # expect: "a, c, "
                                           # warning[deprecated-function]: `array.join( http.listFormParamNames(), separator )`
