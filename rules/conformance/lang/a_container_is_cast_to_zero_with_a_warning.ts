$a = [ 1, 2 ];
$h = [ "k" => 1 ];
lang.toString( $a );    # -> 0    # warning: Cannot convert array to string value
lang.toInt( $h );       # -> 0    # warning: Cannot convert hash to integer value
lang.toDouble( $a );    # -> 0    # warning: Cannot convert array to double value
"still here";           # -> still here
