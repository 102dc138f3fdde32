#: phase response
#: response 404 Nowhere
#: response-header ETag: x
#: response-body hello
log.info( response.getLength() );            # expect: 33
log.info( response.getLength() - string.len( http.getResponse() ) ); # expect: 2
http.getResponseBody( 2 );
log.info( response.getLength() );            # expect: 38
# The request's length is another.
log.info( request.getLength() );             # expect: 35
