string.hexencode( "\7" );      # -> 07
string.hexencode( "\78" );     # -> 0738
string.hexencode( "\1234" );   # -> 5334
