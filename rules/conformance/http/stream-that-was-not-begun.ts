http.stream.writeResponse( "lost" );  # warning: writeResponse sent nothing: http.stream.startResponse was not called
http.stream.finishResponse( "lost" ); # warning: finishResponse sent nothing
# decision: none
