string.cmp( "abc", "abd" );     # -> -1
string.cmp( "abd", "abc" );     # -> 1
string.cmp( "abc", "abc" );     # -> 0
string.cmp( "B", "a" );         # -> -1
string.cmp( "10", "9" );        # -> -1
string.cmp( "a", "ab" );        # -> -1
string.icmp( "B", "a" );        # -> 1
string.icmp( "ABC", "abc" );    # -> 0
string.icmp( "ab", "A" );       # -> 1
string.cmp( "\377", "a" );      # -> 1
string.cmp( "a", "a\000" );     # -> -1
string.cmp( "", "" );           # -> 0
string.cmp( 10, 9 );            # -> -1
# Letters count as lower case, so what stands between the cases comes before them.
string.icmp( "_", "A" );        # -> -1
string.icmp( "É", "é" );        # -> -1
string.icmp( "A", "b" );        # -> -1
string.icmp( "", "A" );         # -> -1
# Of long texts, where they differ and where one ends.
string.icmp( "Content-Length", "cONTENT-lENGTH" );      # -> 0
string.icmp( "Content-Length", "content-type" );        # -> -1
string.icmp( "content-typf", "Content-Type" );          # -> 1
string.icmp( "Content-Length", "content-length-" );     # -> -1
string.icmp( "CONTENT[", "content_" );                  # -> -1
string.icmp( "CONTENTÉ", "contenté" );                  # -> -1
