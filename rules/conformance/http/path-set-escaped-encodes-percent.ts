#: request GET /old
http.setEscapedPath( "/50% <b>" );
# target: /50%25%20<b>
