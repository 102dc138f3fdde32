String.LEN( "abc" );            # -> 3
STRING.STARTSWITH( "ab", "a" ); # -> 1
Log.Info( "x" );                # expect: x
