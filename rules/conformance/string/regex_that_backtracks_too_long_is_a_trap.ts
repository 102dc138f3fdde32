$text = "a";
for( $i = 0; $i < 10; $i++ ) {
   $text .= $text;
}
log.info( string.len( $text ) );                                # expect: 1024
log.info( string.regexmatch( $text, '(?=a)(a|aa)+$b' ) );       # trap: regex-limit
log.info( "not reached" );
