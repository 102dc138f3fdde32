#: request GET /old?x
http.setRawPath( "/%61<>" );
# target: /%61<>?x
