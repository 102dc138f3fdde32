#: header Host: h
#: header X-One: 1
#: header X-One: 2
#: header X-Two: 3
#: header X-Three: 4
$list = [ "X-Two" ];
http.scrubRequestHeaders( "  host	x-one  ", $list, 7, "bad:name x-three" );
                                           # warning: Cannot convert array to string value
                                           # warning: http.scrubRequestHeaders: `bad:name` is not a header name
log.info( array.join( http.listHeaderNames(), " " ) ); # expect: Host X-One X-Three
# request-header: X-One: 1, 2
# request-header-absent: X-Two
