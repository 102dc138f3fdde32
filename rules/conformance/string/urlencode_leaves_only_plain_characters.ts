string.urlencode( "A-z_0.9" );              # -> A-z_0.9
string.urlencode( "a b/c?~é" );             # -> a%20b%2Fc%3F%7E%C3%A9
string.urlencodeexceptreserved( "http://h:80/a b?c=%2F#d&~" );      # -> http://h:80/a%20b?c=%2F#d&%7E
string.urlencode( "+*!'()," );              # -> %2B%2A%21%27%28%29%2C
string.urlencode( "\000\177\377%41" );      # -> %00%7F%FF%2541
string.urlencode( "" );                     # ->
string.urlencodeexceptreserved( ":/?#[]@!$&'()*+,;=%" );            # -> :/?#[]@!$&'()*+,;=%
string.urlencodeexceptreserved( "<>\"\\^`{|} é" );  # -> %3C%3E%22%5C%5E%60%7B%7C%7D%20%C3%A9
string.urlencodeexceptreserved( "A-z_0.9" );        # -> A-z_0.9
