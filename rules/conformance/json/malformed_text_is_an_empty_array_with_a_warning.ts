json.deserialize( "" );             # -> []     # warning: Bad JSON at byte 0
json.deserialize( "[1,]" );         # -> []     # warning: Bad JSON at byte 3
json.deserialize( "{'a':1}" );      # -> []     # warning: Bad JSON at byte 1
json.deserialize( '{"a":1' );       # -> []     # warning: Bad JSON at byte 6
json.deserialize( "[1] 2" );        # -> []     # warning: Bad JSON at byte 4
json.deserialize( '["a' );          # -> []     # warning: a string is not closed
json.deserialize( "nulL" );         # -> []     # warning: Bad JSON at byte 0
