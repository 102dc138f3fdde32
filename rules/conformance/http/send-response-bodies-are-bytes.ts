http.sendResponse( 200, "application/octet-stream", "a\000\377\r\n", "x-TAG: \351 : x\r\nNo-Value:\r\n" );
# response-body: "a\x00\xff\r\n"
# response-header: Content-Length: 5
# response-header: X-Tag: "\xe9 : x"
# response-header: No-Value: ""
