$list = [ 3, 1, 2 ];
log.info( array.join( sorted( $list ), "," ) . " " . fact( 10 ) );
sub sorted( $a ) { array.sortNumerical( $a ); return $a; }
sub fact( $n ) { if( $n < 2 ) return 1; return $n * fact( $n - 1 ); }
switch( http.getHeader( "Host" ), string.endsWith ) {
  case ".example.com", ".example.org": $site = "main";
  default: $site = "other"; break;
}
foreach( $word in string.split( "a b c" ) ) { $count[ $word ]++; if( $word == "b" ) continue; }
if( string.regexmatch( $site, "^(m)(a)" ) ) log.info( $1 . $2 );
