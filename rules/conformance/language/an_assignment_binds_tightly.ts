# !$x = f() is !( $x = f() ), and $a && $b = f() is $a && ( $b = f() ).
if( !$port = string.find( "ab", "z" ) + 1 ) log.info( "none " . $port );   # expect: none 0
$yes = 1;
$yes && $host = "h";
$host;         # -> h
$no = 0;
$no || $name = "n";
$name;         # -> n
1 + $x = 2;    # -> 3
$x;            # -> 2
