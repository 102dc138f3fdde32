string.append( "a" );               # -> a
string.append( "a", "b", "c" );     # -> abc
string.append( 1, 2.50, "", -3 );   # -> 12.5-3
