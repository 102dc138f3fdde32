http.compress.disable();
log.info( http.compress.enable() ); # expect: 0
log.info( "[" . http.compress.disable() . "]" ); # expect: []
http.compress.enable();
# compression: on
