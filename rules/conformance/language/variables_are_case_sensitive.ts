$a = "lower";
$A = "upper";
$a . $A;   # -> lowerupper
