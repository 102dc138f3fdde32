# Lengths of texts, arrays and hashes in variables, and of values that are none: those are cast, with a warning where
# the cast is a bad one.
$path = http.getPath();
$list = [ "a", "b", [ "c" ] ];
$hash = [ "k" => 1, "l" => 2 ];
$none = [];
$number = $path . "";
$number = string.length( $number ) * 1000 + 0.5;

log.info( string.length( $path ) . " " . string.len( $path ) . " " . array.length( $list ) . " " . hash.count( $hash ) );
# expect: 9 9 3 2
log.info( string.length( $number ) . " " . string.len( string.length( $path ) ) ); # expect: 6 1
log.info( array.length( $none ) . " " . hash.count( $none ) );                      # expect: 0 0

# The wrong kind, from a variable.
log.info( string.length( $list ) );   # expect: 1
# warning: Cannot convert array to string value
log.info( string.len( $hash ) );      # expect: 1
# warning: Cannot convert hash to string value
log.info( array.length( $hash ) );    # expect: 0
# warning: Cannot convert hash to array value
log.info( hash.count( $list ) );      # expect: 0
# warning: Cannot convert array to hash value
log.info( array.length( $path ) );    # expect: 0
# warning: Cannot convert string to array value
log.info( hash.count( $number ) );    # expect: 0
# warning: Cannot convert double to hash value

# In place of what was measured, and as a loop's bound that moves.
$path = string.length( $path );
log.info( $path );                    # expect: 9
$seen = "";
for( $i = 0; $i < array.length( $list ); $i++ ) {
   $seen .= $i;
   if( $i < 2 ) array.push( $list, $i );
   if( string.length( $seen ) > 6 ) break;
}
log.info( $seen );                    # expect: 01234

# In a sub, whose argument is one or another.
sub measured( $what ) { return array.length( $what ); }
log.info( measured( [ 1, 2 ] ) . measured( [] ) ); # expect: 20

#: request GET /abcdefgh
