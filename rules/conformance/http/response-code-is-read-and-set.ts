#: phase response
#: response 500
log.info( http.getResponseCode() ); # expect: 500
http.setResponseCode( 503 );
log.info( http.getResponseCode() ); # expect: 503
# status: 503
# reason: Service Unavailable
