string.replaceAll( "a-b-c", "-", "" );      # -> abc
string.replaceAll( "aaaa", "aa", "a" );     # -> aa
string.replaceAll( "aAa", "a", "aa" );      # -> aaAaa
string.replaceAllI( "aAa", "a", "b" );      # -> bbb
string.replaceAllI( "abc", "", "-" );       # -> abc
string.replaceAll( "abc", "", "-" );        # -> abc
string.replaceAll( "-a--b-", "-", "+" );    # -> +a++b+
string.replaceAll( "aaa", "aa", "b" );      # -> ba
string.replaceAll( "abab", "AB", "-" );     # -> abab
string.replaceAllI( "abABaB", "Ab", "$1" ); # -> $1$1$1
string.replaceAll( "a\000b\000", "\000", "\377" ) == "a\377b\377";      # -> 1
string.replaceAll( 10.50, 0, "o" );         # -> 1o.5
