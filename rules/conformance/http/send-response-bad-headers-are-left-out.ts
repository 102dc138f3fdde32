http.sendResponse( "200", "text/plain", "", "no colon here\r\nX-Good: 1" ); # warning: not a header line
# response-header: X-Good: 1
