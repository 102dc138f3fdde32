#: request GET /p?old
http.setQueryString( "a=b c&d=%41\n<\177\351?+" );
# target: "/p?a=b%20c&d=%41%0A<%7F\xe9?+"
