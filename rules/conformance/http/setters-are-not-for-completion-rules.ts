#: phase completion
#: response 200
http.setHeader( "X", "1" );           # error[PM0305]: completion
