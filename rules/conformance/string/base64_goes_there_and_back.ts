string.base64encode( "a" );             # -> YQ==
string.base64encode( "abc" );           # -> YWJj
string.base64encode( "\000\377\376" );  # -> AP/+
string.base64decode( "YQ==" );          # -> a
string.base64decode( "YQ" );            # -> a
string.base64decode( "YW\r\nJj" );      # -> abc
string.base64decode( "YWJj!" );         # ->
string.base64decode( "YQ==YQ==" );      # ->
