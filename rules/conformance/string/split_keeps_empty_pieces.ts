string.split( "a b  c" );               # -> [ "a", "b", "", "c" ]
string.split( "a,b", "," );             # -> [ "a", "b" ]
string.split( ",a,", "," );             # -> [ "", "a", "" ]
string.split( "a--b-c", "--" );         # -> [ "a", "b-c" ]
string.split( "abc", "," );             # -> [ "abc" ]
string.split( "", "," );                # -> [ "" ]
string.split( "abc", "" );              # -> [ "a", "b", "c" ]
string.split( "", "" );                 # -> []
string.split( "1.2.3", "." )[-1];       # -> 3
# Only a space is the space, and only the separator itself separates.
string.split( "a\tb\nc d" );            # -> [ "a\tb\nc", "d" ]
string.split( "aXbxc", "x" );           # -> [ "aXb", "c" ]
string.split( "aaa", "aa" );            # -> [ "", "a" ]
string.split( "a--b---c", "--" );       # -> [ "a", "b", "-c" ]
string.split( "a,b", "a,b" );           # -> [ "", "" ]
string.split( "ab", "abc" );            # -> [ "ab" ]
array.length( string.split( "\000,\377", "" ) );        # -> 3
$text = "a b";
$pieces = string.split( $text );
$pieces[0] = "x";
$text . "," . $pieces[0];               # -> a b,x
