# Sub-requests work in response rules too, in loops and in subs, each with its own answer.
#: phase response
#: response 200
#: mock http.request.get "http://api.test/0" 200 zero
#: mock http.request.get "http://api.test/1" 200 one
sub fetch( $n ) { return http.request.get( "http://api.test/" . $n ) . $1; }
$all = "";
for( $i = 0; $i < 2; $i++ ) { $all .= fetch( $i ) . " " . fetch( 1 - $i ) . ","; }
log.info( $all ); # expect: zero200 one200,one200 zero200,
