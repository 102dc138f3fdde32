#: header X-Tag: b

# A variable that only ever holds a constant is that constant.
$needle = "allery";
$first = "g";
$whole = $first . $needle;
string.contains( "/gallery/", $whole );     # -> 1
$pattern = "^/(g[a-z]+)";
string.regexmatch( "/gallery/", $pattern ); # -> 1
$1;                                         # -> gallery

# One that is set again is not.
$a = "x";
if( http.getHeader( "X-Tag" ) == "b" ) $a = "y";
$a; # -> y
$count = 0;
for( $i = 0; $i < 3; $i++ ) $count = $count + 2;
$count; # -> 6
$step = 1;
$step++;
$step; # -> 2

# One that is read before it is set is empty there.
$late . "!"; # -> !
# warning[PM0203]: $late
$late = "now";
$late; # -> now

# One that is changed in place holds something else.
$list = "";
array.push( $list, 1 );
lang.dump( $list ); # -> [ 1 ]

# A loop around the assignment makes no difference, and one around the reading neither.
$word = "w";
$all = "";
foreach( $n in [ 1, 2 ] ) { $inner = "i"; $all = $all . $word . $inner . $n; }
$all; # -> wi1wi2
# A constant has no elements.
$text = "abc";
$text[ 0 ] . "!"; # -> !
# warning: Cannot
sub show( $v ) { $v = $v . "."; return $v; }
$given = "a";
show( $given ) . show( $given ) . $given; # -> a.a.a
