string.split( "a b  c" );               # -> [ "a", "b", "", "c" ]
string.split( "a,b", "," );             # -> [ "a", "b" ]
string.split( ",a,", "," );             # -> [ "", "a", "" ]
string.split( "a--b-c", "--" );         # -> [ "a", "b-c" ]
string.split( "abc", "," );             # -> [ "abc" ]
string.split( "", "," );                # -> [ "" ]
string.split( "abc", "" );              # -> [ "a", "b", "c" ]
string.split( "", "" );                 # -> []
string.split( "1.2.3", "." )[-1];       # -> 3
