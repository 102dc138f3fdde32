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
