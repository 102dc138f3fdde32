log.info( "a\nb\377" ); # expect: "a\nb\xff"
log.info( " blanks \t" ); # expect: "\x20blanks\x20\t"
log.info( "" ); # expect: ""
log.warn( 1.50 ); # expect[warn]: 1.5
log.error( [ 1 ] ); # expect[error]: 0
# warning: Cannot convert array to string value
"[" . log.info( "x" ) . "]"; # -> []
# expect: x
