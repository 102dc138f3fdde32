$a[0] = "x";
lang.isArray( $a );        # -> 1
$h["k"] = "y";
lang.isHash( $h );         # -> 1
$deep["a"][1]["b"] = "z";
$deep["a"][1]["b"];        # -> z
array.length( $deep["a"] );   # -> 2
$empty = "";
$empty[ "1.2.3.4" ] = 1;
hash.count( $empty );      # -> 1
$n[0]++;
$n[0];                     # -> 1
$t["s"] .= "a";
$t["s"] .= "b";
$t["s"];                   # -> ab
