#: header X-Tag: a, b
#: header x-other: o
#: header x-tag: c
#: header X-TAG:
lang.dump( http.getHeaderValues( "X-Tag" ) );     # -> [ "a, b", "c", "" ]
lang.dump( http.getHeaderValues( "X-OTHER" ) );   # -> [ "o" ]
array.length( http.getHeaderValues( "X-None" ) ); # -> 0
# What comes is a copy.
$values = http.getHeaderValues( "X-Tag" );
$values[0] = "changed";
$values[0];                                       # -> changed
http.getHeader( "X-Tag" );                        # -> "a, b, c, "
$values = http.getHeaderValues( "no name" . http.getHeader( "X-None" ) ); # warning: Bad header name
array.length( $values );                          # -> 0
