string.Ireplace( "aBb", "b", "-" );         # -> a-b    # warning[PM0601]: string.replaceI
string.IreplaceAll( "aBb", "b", "-" );      # -> a--    # warning[PM0601]: string.replaceAllI
