http.stream.startResponse( "403 No\nX", "text/plain" ); # warning: http.stream.startResponse left out the reason
http.stream.finishResponse( "no" );
# decision: respond 403
# reason: Forbidden
