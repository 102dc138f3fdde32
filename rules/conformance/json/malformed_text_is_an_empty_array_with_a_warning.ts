json.deserialize( "" );             # -> []     # warning: Bad JSON at byte 0
json.deserialize( "[1,]" );         # -> []     # warning: Bad JSON at byte 3
json.deserialize( "{'a':1}" );      # -> []     # warning: Bad JSON at byte 1
json.deserialize( '{"a":1' );       # -> []     # warning: Bad JSON at byte 6
json.deserialize( "[1] 2" );        # -> []     # warning: Bad JSON at byte 4
json.deserialize( '["a' );          # -> []     # warning: a string is not closed
json.deserialize( "nulL" );         # -> []     # warning: Bad JSON at byte 0
json.deserialize( "[,1]" );         # -> []     # warning: Bad JSON at byte 1: a value is expected
json.deserialize( "[1 2]" );        # -> []     # warning: Bad JSON at byte 3: `,` or `]` is expected
json.deserialize( '{"a" 1}' );      # -> []     # warning: Bad JSON at byte 5: `:` is expected
json.deserialize( '{"a":1,}' );     # -> []     # warning: Bad JSON at byte 7: a name in double quotes is expected
json.deserialize( '{a:1}' );        # -> []     # warning: Bad JSON at byte 1
json.deserialize( '{1:1}' );        # -> []     # warning: Bad JSON at byte 1
json.deserialize( "[1}" );          # -> []     # warning: Bad JSON at byte 2: `,` or `]` is expected
json.deserialize( "]" );            # -> []     # warning: Bad JSON at byte 0
json.deserialize( "truex" );        # -> []     # warning: Bad JSON at byte 4: something follows the value
json.deserialize( "TRUE" );         # -> []     # warning: Bad JSON at byte 0
json.deserialize( "\"a\nb\"" );     # -> []     # warning: Bad JSON at byte 2: a control character in a string is not escaped
json.deserialize( "\"a\037\"" );    # -> []     # warning: Bad JSON at byte 2
json.deserialize( "// x\n1" );      # -> []     # warning: Bad JSON at byte 0
json.deserialize( "1\000" );        # -> []     # warning: Bad JSON at byte 1
json.deserialize( "\0141" );        # -> []     # warning: Bad JSON at byte 0
lang.isarray( json.deserialize( "{" ) );        # -> 1  # warning: Bad JSON at byte 1: a name in double quotes is expected
lang.isarray( json.deserialize( "[" ) );        # -> 1  # warning: Bad JSON at byte 1: the text ends where a value is expected
json.deserialize( [ 1 ] );          # -> 0      # warning: Cannot convert array to string value
# What is no text of the grammar's white space is none; the grammar's is skipped everywhere.
json.deserialize( " \t\r\n{ \r\n\"a\"\t:\r [ 1 \n, 2\t] } \r" );        # -> [ "a" => [ 1, 2 ] ]
