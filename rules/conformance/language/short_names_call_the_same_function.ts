len( "abc" );              # -> 3
startsWith( "ab", "a" );   # -> 1
STARTSWITH( "ab", "b" );   # -> 0
toInt( "3.75" );           # -> 4
