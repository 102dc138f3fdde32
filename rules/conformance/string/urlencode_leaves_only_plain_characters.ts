string.urlencode( "A-z_0.9" );              # -> A-z_0.9
string.urlencode( "a b/c?~é" );             # -> a%20b%2Fc%3F%7E%C3%A9
string.urlencodeexceptreserved( "http://h:80/a b?c=%2F#d&~" );      # -> http://h:80/a%20b?c=%2F#d&%7E
