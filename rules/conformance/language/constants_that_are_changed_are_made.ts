# A hash or an array of constants that more is done with than looking it up.
$stored = [ "a" => "x" ];
$stored["b"] = "y";
log.info( $stored["a"] . $stored["b"] ); # expect: xy

$appended = [ 1 ];
array.push( $appended, 2 );
log.info( $appended[0] . $appended[1] ); # expect: 12

$inner = [ "a" => "" ];
array.push( $inner["a"], "new" );
log.info( $inner["a"][0] ); # expect: new

$copied = [ "a" => "x" ];
$copy = $copied;
$copy["a"] = "z";
log.info( $copied["a"] . $copy["a"] ); # expect: xz

sub change( $hash ) { $hash["a"] = "changed"; }
$given = [ "a" => "x" ];
change( $given );
log.info( $given["a"] ); # expect: changed

$twice = [ "a" => "x" ];
log.info( $twice["a"] ); # expect: x
$twice = [ "a" => "y" ];
log.info( $twice["a"] ); # expect: y

# Read before it is assigned.
for( $i = 0; $i < 2; $i++ ) {
    log.info( "<" . $late["a"] . ">" ); # expect: <>
                                        # expect: <x>
    $late = [ "a" => "x" ];
}
if( http.getMethod() == "POST" ) $never = [ "a" => "x" ];
log.info( "<" . $never["a"] . ">" ); # expect: <>

$visited = [ "k" => "v", "l" => "w" ];
foreach( $key in $visited ) log.info( $visited[$key] ); # expect: v
                                                       # expect: w
$array = [ "a", "b" ];
log.info( hash.contains( $array, "0" ) ); # expect: 0
                                          # warning: Cannot convert array to hash value
