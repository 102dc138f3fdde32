#: phase completion
#: response 200
sub send() {
   http.stream.writeResponse( "x" ); # error[PM0305]: only in request and response rules
}
send();
http.stream.readResponse( 1 );       # error[PM0305]: cannot be called in a completion rule
http.cache.disable();                # error[PM0305]: completion
http.cache.respondIfCached();        # error[PM0305]: completion
http.compress.enable();              # error[PM0305]: completion
log.info( http.cache.exists() );
