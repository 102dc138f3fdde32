json.serialize( 'a"b\c/d' );            # -> "a\"b\\c/d"
json.serialize( "\n\r\t\001" . "é" );   # -> "\n\r\t\u0001é"
json.serialize( "a\377b" );             # -> "a�b"
json.serialize( "\010\014\037\020\013\177\000" ) == '"\b\f\u001f\u0010\u000b' . "\177" . '\u0000"';     # -> 1
json.serialize( "\303(\342\202" );      # -> "�(�"
json.serialize( "😀/" );                # -> "😀/"
json.serialize( [ "k\"\n" => "v" ] );   # -> {"k\"\n":"v"}
json.serialize( "" );                   # -> ""
