$1 = 1;
string.unescape( "%41" );           # -> A
$1;                                 # -> 1
string.unescape( "100%, %zz%41" );  # -> 100_, _zzA
$1;                                 # -> 0
