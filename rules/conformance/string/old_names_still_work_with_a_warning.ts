string.Ireplace( "aBb", "b", "-" );         # -> a-b    # warning[PM0601]: `string.Ireplace` is deprecated
string.IreplaceAll( "aBb", "b", "-" );      # -> a--    # warning[PM0601]: `string.IreplaceAll` is deprecated
