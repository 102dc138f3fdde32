$a = [ 1 ];
$h = [ "k" => 1 ];
$e = [];
lang.isarray( $a );         # -> 1
lang.ishash( $a );          # -> 0
lang.isarray( $h );         # -> 0
lang.ishash( $h );          # -> 1
lang.isarray( $e );         # -> 1
lang.ishash( $e );          # -> 0
$e["k"] = 1;
lang.isarray( $e );         # -> 0
lang.ishash( $e );          # -> 1
lang.isarray( "[ 1 ]" );    # -> 0
lang.ishash( 0 );           # -> 0
