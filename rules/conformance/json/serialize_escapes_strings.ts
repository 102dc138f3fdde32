json.serialize( 'a"b\c/d' );            # -> "a\"b\\c/d"
json.serialize( "\n\r\t\001" . "é" );   # -> "\n\r\t\u0001é"
json.serialize( "a\377b" );             # -> "a�b"
