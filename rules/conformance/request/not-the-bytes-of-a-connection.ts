request.get( 5 );                            # error[unsupported-function]: its head is `http.getRequest()`
request.getLine();                           # error[unsupported-function]: `http.getBodyLines()`
request.endsAt( 5 );                         # error[unsupported-function]: RFC 9112 section 6
request.skip( 5 );                           # error[unsupported-function]: `http.setBody`
request.sendResponse( "x" );                 # error[unsupported-function]: `http.sendResponse`
response.get();                              # error[unsupported-function]: its head is `http.getResponse()`
response.append( "x" );                      # error[unsupported-function]: `http.setResponseBody( http.getResponseBody() . more )`
response.flush();                            # error[unsupported-function]: `http.stream.startResponse`
response.close();                            # error[unsupported-function]: drop the rest
response.setBandwidthClass( "gold" );        # error[unsupported-function]: `response.setDSCP`
