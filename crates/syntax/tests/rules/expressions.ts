$x = "IP: ".request.getRemoteIP( ).", port ".$p;
$x = $a.$b.$c . ". ".$1.", ".2.71828 . 10 . ".";
$x = string.len($x).string.len( "y" ) . ($a).$b . $h["k"].$c;
$x = 0x2c + 0xFF - 1.5e3 * 2E-2 / 7 % 3;
if( !$port = string.extractPort( $field ) ) $port = 80;
if( $f && $host = string.extractHost( $f ) || 1 ) ;
$ok = $a == 1 ? "one" : $a == 2 ? "two" : $b = "more";
$a = $b = $c .= "x";
$a += 1; $a -= 1; $a *= 2; $a /= 2; $a %= 2; $a <<= 1; $a >>= 1; $a &= 1; $a |= 1; $a ^= 1;
$1 = "capture"; $9 .= $1;
$list = [ 1, "a", [ 2, ], nil, true, false, ];
$hash = [ "k" => [ "deep" => 1 ], 3 => $x, $key . "x" => f( 1 ), ];
$empty = [];
$empty[ $name ] = $loc;
$list[0][ "k" ][-1]++;
--$list[ $i ];
$last = string.split( $path, '/' )[-1];
$both = [ 1, 2 ][ 0 ] . ( $a )[ 1 ] . "text"[ 2 ];
$minus = - - $x - -1 + ~-!$y;
$raw = '^192\.168\.\'(\S+)\\';
$joined = "one \
two" . 'three \
four' . "raw
line" . 'raw
line';
$bytes = "\201\110\0 \"quoted\" \\ \n\r\t $url #no comment";
http.getheader( "a" ); HTTP.GetHeader ( "b" ); len( $x );
