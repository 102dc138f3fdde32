$x = "outer";
sub inner() {
   $x = "inner";
   return $x;
}
inner();   # -> inner
$x;        # -> outer
