$1 = 1;
string.unescape( "%41" );           # -> A
$1;                                 # -> 1
string.unescape( "100%, %zz%41" );  # -> 100_, _zzA
$1;                                 # -> 0
# The characters behind the `%` stay. Half of a surrogate pair is no character.
string.unescape( "a%" );            # -> a_
string.unescape( "%4" );            # -> _4
string.unescape( "%%41" );          # -> _A
string.unescape( "%4g%41" );        # -> _4gA
string.unescape( "%u004" );         # -> _u004
string.unescape( "%ud83d!" );       # -> _ud83d!
string.unescape( "%ud83d%u0041" );  # -> _ud83dA
string.unescape( "%ude00" );        # -> _ude00
$1 = 1;
string.unescape( "%ud83d" );        # -> _ud83d
$1;                                 # -> 0
