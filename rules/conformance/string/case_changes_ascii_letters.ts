string.lowercase( "ABC xyz 1É" );   # -> abc xyz 1É
string.uppercase( "ABC xyz 1é" );   # -> ABC XYZ 1é
string.lowercase( "already" );      # -> already
string.lowercase( "0123456789abcdefghijklmnopqrstuvwxyZ" );     # -> 0123456789abcdefghijklmnopqrstuvwxyz
string.uppercase( "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYz" );     # -> 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ
string.lowercase( "@[`{AZ" );       # -> @[`{az
string.uppercase( "@[`{az" );       # -> @[`{AZ
string.hexencode( string.uppercase( "\000a\341" ) );    # -> 0041E1
$text = "Text";
$lower = string.lowercase( $text );
$text . $lower;                     # -> Texttext
