#: request GET /
http.setPath( "/a b/\351<>#%41" );
# target: /a%20b/%E9%3C%3E%23%41
