# The flags of a call belong to that call.
foreach( $flags in [ "i", "m", "im", "", "i", "m" ] ) log.info( $flags . string.regexmatch( "A\nB", "^b", $flags ) );
    # expect: i0
    # expect: m0
    # expect: im1
    # expect: 0
    # expect: i0
    # expect: m0
foreach( $flags in [ "im", "m", "i", "" ] ) log.info( $flags . string.regexmatch( "a\nB", '^(?=B)B|(?=A)A', $flags ) );
    # expect: im1
    # expect: m1
    # expect: i1
    # expect: 0
# What one call compiled is not what another with other flags matches with.
foreach( $flags in [ "i", "m" ] ) log.info( $flags . string.regexmatch( "A\nb", "^b$", $flags ) );
    # expect: i0
    # expect: m1
foreach( $flags in [ "m", "i", "" ] ) log.info( $flags . string.regexmatch( "A\nb", "^b", $flags ) );
    # expect: m1
    # expect: i0
    # expect: 0
# Between the bytes of a character there is a place too, and only ASCII letters are letters.
string.hexencode( string.regexsub( "é", "", "-", "g" ) );   # -> 2DC32DA92D
string.regexmatch( "éa", '\xa9\Ba' );                       # -> 0
string.regexmatch( "éa", '\xa9\ba' );                       # -> 1
# Where several texts may begin a match, the foremost counts.
string.regexsub( "abcdefg", "abcdefg|bc", "-" );            # -> -
string.regexsub( "xabcdefg", "bc|abcdefg", "-" );           # -> x-
string.regexsub( "xabcdef", "bc|abcdefg", "-" );            # -> xa-def
string.regexsub( "foobarx foobar", "(?:foobar|foo)( |$)", "-" );        # -> foobarx -
string.regexsub( "foo foo foo foo foo1", "(foo|fox)1", "<>" );          # -> foo foo foo foo <>
