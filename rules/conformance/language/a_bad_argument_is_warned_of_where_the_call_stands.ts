# A variable that names a field, an answer or a sub's argument is read later, or never: a warning of what the call was
# given still comes from the call's own line, once.
sub said( $what ) { log.info( "in the sub" ); return $what; }
$name = "no:name";          # warning[PM0408]: it holds `:`
$field = http.getHeader( $name );
# warning: Bad header name: `no:name` is not a header name: it holds `:`
$network = "10.0.0.0/40";   # warning[PM0408]: is longer than an address
$inside = string.ipmaskmatch( request.getRemoteIP(), $network );
# warning: Bad IP network: `/40` is longer than an address of 32 bits
$exists = http.headerExists( $name );
# warning: Bad header name: `no:name` is not a header name: it holds `:`
log.info( "before" );
if( $inside ) log.info( "inside" );
if( $exists ) log.info( "exists" );
if( $field == "x" ) log.info( "x" );
log.info( said( http.getHeader( $name ) ) . "|" );
# warning: Bad header name: `no:name` is not a header name: it holds `:`

#: request GET /
# expect: before
# expect: in the sub
# expect: |
