string.replace( "a-b-c", "-", "+" );        # -> a+b-c
string.replace( "a-b-c", "x", "+" );        # -> a-b-c
string.replace( "a-b-c", "", "+" );         # -> a-b-c
string.replace( "a.b", ".", '$1' );         # -> a$1b
string.replace( "aBb", "b", "-" );          # -> aB-
string.replaceI( "aBb", "b", "-" );         # -> a-b
string.replace( "-a-b", "-", "" );          # -> a-b
string.replace( "aab", "ab", "-" );         # -> a-
string.replace( "", "", "+" );              # ->
string.replace( "a-b", "-", "--" );         # -> a--b
string.replaceI( "aBbB", "b", "-" );        # -> a-bB
string.replaceI( "aÉé", "é", "-" );         # -> aÉ-
string.replaceI( "abc", "", "-" );          # -> abc
