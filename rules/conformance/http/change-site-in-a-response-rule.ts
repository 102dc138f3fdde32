#: phase response
#: request GET /a?b
#: response 200
#: response-body old
http.changeSite( "www.example.com" );
# decision: redirect "http://www.example.com/a?b"
# response-body: ""
