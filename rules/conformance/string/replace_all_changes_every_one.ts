string.replaceAll( "a-b-c", "-", "" );      # -> abc
string.replaceAll( "aaaa", "aa", "a" );     # -> aa
string.replaceAll( "aAa", "a", "aa" );      # -> aaAaa
string.replaceAllI( "aAa", "a", "b" );      # -> bbb
string.replaceAllI( "abc", "", "-" );       # -> abc
