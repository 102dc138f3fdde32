# Pieces, numbers and answers that follow from a text and constants, of what is a text and of what is none.
$path = http.getPath();
log.info( string.left( $path, 5 ) . "|" . string.right( $path, 3 ) . "|" . string.skip( $path, 6 ) );
$path = string.drop( $path, 2 );          # in place of itself
log.info( $path );
log.info( string.substring( $path, 1, 3 ) . "|" . string.substring( $path, 3, 1 ) . "|" );
log.info( string.trim( http.getHeader( "X-Blank" ) ) . "|" );
log.info( string.find( $path, "d" ) . " " . string.find( $path, "nowhere" ) . " " . string.find( $path, "d", 5 ) );
log.info( string.cmp( $path, "/a" ) . " " . string.icmp( $path, "/ABCDEFG" ) );

# What is no text is made one first.
$number = string.length( $path ) * 1000 + 5;
log.info( string.left( $number, 2 ) . " " . string.find( $number, "5" ) . " " . string.startsWith( $number, "80" ) );
$list = [ "a", "b" ];
log.info( string.left( $list, 3 ) . "|" );       # expect: 0|
# warning: Cannot convert array to string value
$begins = string.startsWith( $list, "a" );
# warning: Cannot convert array to string value

# A count that is no integer is made one first, too.
log.info( string.left( $path, "3x" ) . " " . string.left( $path, 2.9 ) ); # expect: /ab /ab

# Answers as values; of an address, too.
$begins = string.startsWith( $path, "/abc" );
$ends = string.endsWith( $path, "/abc" );
$inside = string.ipmaskmatch( request.getRemoteIP(), "10.0.0.0/8" );
$client = request.getRemoteIP();
$outside = string.ipmaskmatch( $client, "192.168.0.0/16" );
log.info( $begins . $ends . $inside . $outside ); # expect: 1010

# Behind each other, and out of a loop.
$piece = string.trim( string.left( string.skip( $path, 1 ), 4 ) );
for( $i = 0; $i < 3; $i++ ) {
   $piece = string.skip( $piece, 1 ) . $i;
}
log.info( $piece ); # expect: d012

#: request GET /abcdefgh9
#: header X-Blank:
#: client 10.1.2.3
# expect: /abcd|gh9|fgh9
# expect: /abcdefg
# expect: abc||
# expect: |
# expect: 4 -1 -1
# expect: 1 0
# expect: 80 3 1
