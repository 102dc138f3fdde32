json.serialize( 'a"b\c/d' );            # -> "a\"b\\c/d"
json.serialize( "\n\r\t\001\177" . "é" );   # -> "\"\\n\\r\\t\\u0001\x7fé\""
json.serialize( "a\377b" );             # -> "a�b"
