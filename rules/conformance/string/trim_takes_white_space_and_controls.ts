"[" . string.trim( " \t\r\n a b \001\177" ) . "]";      # -> [a b]
"[" . string.trim( " \n " ) . "]";                      # -> []
"[" . string.trim( "a" ) . "]";                         # -> [a]
string.trim( "\000\010\013\014\033\037a\000" );         # -> a
string.trim( "" ) == "";                                # -> 1
# A byte beyond ASCII is neither, be it a space in some other character set.
string.trim( " é " );                                   # -> é
string.hexencode( string.trim( "\240a\205 " ) );        # -> A06185
