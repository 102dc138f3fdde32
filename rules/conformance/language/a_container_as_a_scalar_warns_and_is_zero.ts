$a = [ 5 ];
"x" . $a;   # -> x0
# warning: Cannot convert array to string value
$a + 1;     # -> 1
# warning: Cannot convert array to 
$h = [ "k" => 1 ];
"x" . $h;   # -> x0
# warning: Cannot convert hash to string value
