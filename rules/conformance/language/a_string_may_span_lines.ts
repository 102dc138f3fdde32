$double = "one
two";
string.len( $double );   # -> 7
$single = 'one
two';
$single == $double;      # -> 1
