# In double quotes a backslash begins an escape.
"a\"b";           # -> a"b
"a\\b";           # -> a\b
"\n\r\t";         # -> "\n\r\t"
string.len( "\n" );   # -> 1
"\101\102";       # -> AB
"\1018";          # -> A8
string.len( "\0" );   # -> 1
string.hexencode( "\0\377" );   # -> 00FF
