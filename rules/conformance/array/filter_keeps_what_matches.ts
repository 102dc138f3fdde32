$a = [ "apple", "Banana", "cherry", 42 ];
array.filter( array.copy( $a ), "an" );             # -> [ "Banana" ]
array.filter( array.copy( $a ), "^B|H", "i" );      # -> [ "Banana", "cherry" ]
array.filter( array.copy( $a ), '^\d', "!" );       # -> [ "apple", "Banana", "cherry" ]
array.filter( array.copy( $a ), "A", "!i" );        # -> [ "cherry", 42 ]
array.filter( $a, '^\d+$' );
$a;                                                 # -> [ 42 ]
