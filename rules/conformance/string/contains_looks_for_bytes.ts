string.contains( "/gallery/2007", "/2" );   # -> 1
string.contains( "/gallery/2007", "/3" );   # -> 0
string.contains( "Gallery", "gallery" );    # -> 0
string.contains( "abc", "abcd" );           # -> 0
string.contains( "abc", "" );               # -> 1
string.containsI( "Gallery", "gALLERY" );   # -> 1
string.containsI( "Gallery", "galery" );    # -> 0
$needle = "ALL";
string.contains( "Gallery", $needle );      # -> 0
string.containsI( "Gallery", $needle );     # -> 1
string.contains( "", "" );                  # -> 1
string.contains( "", "a" );                 # -> 0
string.containsI( "É", "é" );               # -> 0
string.containsI( "a[b", "A{B" );           # -> 0
string.contains( "a\000b\377", "\000b\377" );   # -> 1
string.contains( "aab", "ab" );             # -> 1
