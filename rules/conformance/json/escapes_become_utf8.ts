json.deserialize( '"caf\u00e9 \u20ac"' );                # -> café €
json.deserialize( '"\ud83d\ude00"' );                    # -> 😀
json.deserialize( '"\ud83d!"' );                         # -> �!
string.len( json.deserialize( '"\n\t\"\/"' ) );          # -> 4
json.deserialize( '"\n\r\t\b\f\"\\\/"' ) == "\n\r\t\010\014\"\\/";      # -> 1
json.deserialize( '"\u0041\u00E9\u0000"' ) == "Aé\000";  # -> 1
json.deserialize( '"\ud83d\u0041"' );                    # -> �A
json.deserialize( '"\ude00\ud83d"' );                    # -> ��
json.deserialize( '"\ude00\ude00"' );                    # -> ��
json.deserialize( '"\ud83d\ud83d\ude00"' );              # -> �😀
json.deserialize( '"\ud83dx\ude00"' );                   # -> �x�
json.deserialize( '{"\u0061\u0062":1}' );                # -> [ "ab" => 1 ]
json.deserialize( '"a\x41"' );      # -> []     # warning: Bad JSON at byte 2: an escape is not known
json.deserialize( '"a\u12g4"' );    # -> []     # warning: Bad JSON at byte 2: an escape is not known
json.deserialize( '"a\u12"' );      # -> []     # warning: Bad JSON at byte 2: an escape is not known
json.deserialize( '"a\"' );         # -> []     # warning: a string is not closed
