# every token once
import strict; import lib as l; import "other rule" as o;
sub a.b( $x, $y ) { return; }
$a = 0x2c + 10 - 2.5 * .5 / 5. % 1e3 . "q\"\n\201" . 'r\'' . "con\
tinued";
$b[ 1 ][ "k" ] += $c++ - --$d; $e -= 1; $f *= 2; $g /= 3; $h %= 4; $i .= 5; $j <<= 6; $k >>= 7; $l &= 8; $m |= 9; $n ^= 1;
$o = !$p && ~$q || -$r; $s = $t == $u != $v < $w <= $x > $y >= $z; $a1 = $b1 & $c1 | $d1 ^ $e1 << 1 >> 2;
$f1 = $g1 ? $h1 : nil; $1 = [ 1, "k" => true, false ]; if( 1 ) ; else if( 2 ) {} else break;
while( 0 ) continue; do {} while( 0 ); for( ;; ) {} foreach( $v in [] ) {}
switch( $a, b.c ) { case 1, 2: default: } print "x"; {{}}
