#: request GET /
http.setPath( "/a b/\351<>#%41" );
log.info( http.getRawURL() );         # expect: /a%20b/%E9%3C%3E%23%41
# Reserved and unreserved characters stay.
http.setPath( "/:[]@!$&'()*+,;=-._~%zz" );
log.info( http.getRawURL() );         # expect: /:[]@!$&'()*+,;=-._~%zz
http.setPath( "/\"\\^`{|}\t\177\000" );
# target: /%22%5C%5E%60%7B%7C%7D%09%7F%00
