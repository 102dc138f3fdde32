#: fuel 1000000
sub deep( $count ) {
   $open = string.replaceAll( string.left( string.replaceAll( "..........", ".", "********************" ), $count ), "*", "<a>" );
   $close = string.replaceAll( string.left( string.replaceAll( "..........", ".", "********************" ), $count ), "*", "</a>" );
   return $open . $close;
}
xml.xpath.matchNodeCount( deep( 100 ), "", "//a" );  # -> 100
xml.xpath.matchNodeCount( deep( 101 ), "", "//a" );  # -> -1
                                                     # warning: the document cannot be read
# More than a MiB.
$long = "0123456789abcdef";
for( $i = 0; $i < 16; $i++ ) { $long = $long . $long; }
xml.xpath.matchNodeCount( "<a>" . string.skip( $long, 7 ) . "</a>", "", "//a" ); # -> 1
xml.xpath.matchNodeCount( "<a>" . string.skip( $long, 6 ) . "</a>", "", "//a" ); # -> -1
                                                     # warning: it has 1048577 bytes, and 1048576 is the limit
# A query that visits too much.
$many = string.replaceAll( string.left( $long, 2000 ), "0", "<a/>" );
for( $i = 0; $i < 4; $i++ ) { $many = $many . $many; }
xml.xpath.matchNodeCount( "<r>" . $many . "</r>", "", "//a[ count( //a ) > 0 ]" ); # -> -1
                                                     # warning: the query cannot be answered
