http.sendResponse( "200", "text/plain", "body", "Content-Length: 99\r\nConnection: close\r\nTransfer-Encoding: chunked" );
# response-header: Content-Length: 4
# response-header-absent: Connection
# response-header-absent: Transfer-Encoding
