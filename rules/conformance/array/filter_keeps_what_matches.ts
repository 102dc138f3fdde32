$a = [ "apple", "Banana", "cherry", 42 ];
array.filter( array.copy( $a ), "an" );             # -> [ "Banana" ]
array.filter( array.copy( $a ), "^B|H", "i" );      # -> [ "Banana", "cherry" ]
array.filter( array.copy( $a ), '^\d', "!" );       # -> [ "apple", "Banana", "cherry" ]
array.filter( array.copy( $a ), "A", "!i" );        # -> [ "cherry", 42 ]
array.filter( $a, '^\d+$' );
$a;                                                 # -> [ 42 ]
array.filter( [ "a", "A", "b" ], "a", "!x" );       # -> [ "A", "b" ]   # warning: knows the flags `i` and `!`, not `x`
array.filter( [ "b", "ab", "b", "c", "b" ], "^b$" );        # -> [ "b", "b", "b" ]
array.filter( [ 1.5, 15, "1x5" ], '1\.5' );         # -> [ 1.5 ]
array.filter( [ "", "a" ], "^$" );                  # -> [ "" ]
array.filter( [ "a" ], "x" );                       # -> []
array.filter( [], "x", "!" );                       # -> []
# Elements are arrays too; as texts they are 0. They are kept as they are.
array.filter( [ [ 1 ], "x" ], "0" );                # -> [ [ 1 ] ]      # warning: Cannot convert array to string value
# It makes no captures, and leaves those that there are.
string.regexmatch( "keep", "(keep)" );              # -> 1
array.filter( [ "a" ], "(a)" );                     # -> [ "a" ]
$1;                                                 # -> keep
