sub nothing() { }
sub early( $x ) { if( $x ) return; return "late"; }
"[" . nothing() . "]";    # -> []
"[" . early( 1 ) . "]";   # -> []
"[" . early( 0 ) . "]";   # -> [late]
