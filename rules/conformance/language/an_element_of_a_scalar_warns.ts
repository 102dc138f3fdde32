$x = "text";
$x[0] = "y";    # warning: Cannot convert string to array value
$x;             # -> text
$n = 5;
"[" . $n[0] . "]";   # -> []
# warning: 
$empty = "";
"[" . $empty[0] . "]";   # -> []
