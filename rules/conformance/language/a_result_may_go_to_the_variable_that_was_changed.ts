# The variable ends as what the function gave, not as what it changed.
$a = [ 1, 2, 3 ];
$a = array.pop( $a );
$a;                                       # -> 3
# A subscript that takes the result: the element is that of the subscript before.
$lists = [ [ 0 ], [ 5, 6 ] ];
$i = 1;
$i = array.pop( $lists[$i] );
$i;                                       # -> 6
$lists;                                   # -> [ [ 0 ], [ 5 ] ]
$key = "x";
$key = array.length( array.push( $made[$key], "v" ) );
$key;                                     # -> 1
$made;                                    # -> [ "x" => [ "v" ] ]
# Another variable.
$b = [ 4, 5 ];
$last = array.pop( $b );
$last . array.join( $b );                 # -> 54
$first = array.shift( $new );             # -> ""
array.push( $new, $first );
$new;                                     # -> [ "" ]
# An argument behind it gives the variable something else: what was there is changed, where nobody sees it.
$c = [ 1 ];
array.push( $c, array.length( $c = [ 7, 8, 9 ] ) );
$c;                                       # -> [ 7, 8, 9 ]
# In a loop, once as a statement and once for the result.
$d = [];
for( $n = 0; $n < 5; $n++ ) {
   array.push( $d, $n );
   $d = array.reverse( $d );
}
$d;                                       # -> [ 4, 2, 0, 1, 3 ]
