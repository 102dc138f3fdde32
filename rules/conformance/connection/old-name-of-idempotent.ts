http.setIdempotent( 0 );
connection.setIdempotent( -1 ); # warning[deprecated-function]: `connection.setIdempotent` is deprecated
# idempotent: on
