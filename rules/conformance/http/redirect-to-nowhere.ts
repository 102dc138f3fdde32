http.redirect( "" ); # warning: http.redirect: the address is empty, which sends the client to the page that it asked for
# status: 302
