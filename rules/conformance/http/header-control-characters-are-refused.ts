#: header X-Tag: a
http.setHeader( "X-Tag", "b\000c" );       # warning: http.setHeader changed nothing: a header value cannot hold a control character
http.addHeader( "X-Tag", "b\177c" );       # warning: cannot hold a control character
http.setHeader( "X-Tab", "b	c" );
# request-header: X-Tag: a
# request-header: X-Tab: "b\tc"
