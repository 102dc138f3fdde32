http.sendResponse( "forbidden", "text/plain", "", "" ); # error[PM0401]: does not begin with a status code
