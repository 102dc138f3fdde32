#: phase response
#: response 200
http.setResponseCode( 404, "Nothing Here" );
# status: 404
# reason: Nothing Here
