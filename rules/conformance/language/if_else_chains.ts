sub size( $n ) {
   if( $n < 10 ) { return "small"; }
   else if( $n < 100 ) { return "middle"; }
   else { return "big"; }
}
size( 1 );     # -> small
size( 50 );    # -> middle
size( 500 );   # -> big
