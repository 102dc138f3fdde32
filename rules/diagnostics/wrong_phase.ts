#: phase request
sub fail() { http.setResponseCode( 404 ); }
fail();
request.retry();
