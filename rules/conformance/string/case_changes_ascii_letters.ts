string.lowercase( "ABC xyz 1É" );   # -> abc xyz 1É
string.uppercase( "ABC xyz 1é" );   # -> ABC XYZ 1é
string.lowercase( "already" );      # -> already
