#: request POST /form
#: header Content-Type: application/x-www-form-urlencoded
#: body nan=1&0=x&a=b
# The call is made again when the body is there, with arguments that it has told of already.
foreach( $round in [ 1, 2 ] ) {
   log.info( http.getBody( math.sqrt( -1 ) ) );     # expect: nan=1&0=x&a=b
                                                    # expect: nan=1&0=x&a=b
                                                    # warning: Cannot convert nan to integer value
                                                    # warning: Cannot convert nan to integer value
}
http.getFormParam( [ 1 ] );             # -> x      # warning: Cannot convert array to string value
http.doesFormParamExist( [ 1 ] );       # -> 1      # warning: Cannot convert array to string value
