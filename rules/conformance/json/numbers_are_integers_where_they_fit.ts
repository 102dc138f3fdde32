json.deserialize( "[9223372036854775807]" );            # -> [ 9223372036854775807 ]
json.deserialize( "[9223372036854775808]" );            # -> [ 9.2233720368548e+18 ]
json.deserialize( "[1e3,1.50,-0.5E1]" );                # -> [ 1000, 1.5, -5 ]
json.deserialize( "[01]" );     # -> []     # warning: Bad JSON at byte 1
json.deserialize( "[.5]" );     # -> []     # warning: Bad JSON at byte 1
