http.compress.disable();
log.info( http.compress.enable() ); # expect: 0
# compression: on
