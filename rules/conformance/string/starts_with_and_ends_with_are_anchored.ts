string.startsWith( "/api/v1", "/api" );     # -> 1
string.startsWith( "/v1/api", "/api" );     # -> 0
string.startsWith( "/API", "/api" );        # -> 0
string.startsWith( "/a", "/api" );          # -> 0
string.startsWithI( "/API/v1", "/api" );    # -> 1
string.startsWithI( "x/API", "/api" );      # -> 0
string.endsWith( "a.jpg", ".jpg" );         # -> 1
string.endsWith( "a.jpg.gz", ".jpg" );      # -> 0
string.endsWith( "a.JPG", ".jpg" );         # -> 0
string.endsWithI( "a.JPG", ".jpg" );        # -> 1
string.endsWithI( "jpg", ".jpg" );          # -> 0
string.startsWithI( "/api", "/API/" );      # -> 0
string.startsWithI( "/api/v1", "/API" );    # -> 1
string.endsWithI( "a.jpg", ".JPG" );        # -> 1
string.startsWith( "api", "api" );          # -> 1
string.endsWith( "api", "api" );            # -> 1
string.endsWith( "pi", "api" );             # -> 0
# Only ASCII letters have a case: these are two bytes, of which one differs.
string.startsWithI( "Éa", "é" );            # -> 0
string.endsWithI( "aÉ", "é" );              # -> 0
string.startsWithI( "[", "{" );             # -> 0
# Every text begins and ends with the empty one.
string.startsWith( "", "" ) + string.endsWith( "", "" );        # -> 2
string.startsWith( "a", "" ) + string.endsWith( "a", "" );      # -> 2
string.startsWithI( "", "" ) + string.endsWithI( "", "" );      # -> 2
string.startsWith( "", "a" ) + string.endsWithI( "", "a" );     # -> 0
foreach( $word in [ "/API", "v1" ] ) {
   log.info( string.startsWithI( "/api/V1", $word ) . string.endsWithI( "/api/V1", $word )
      . string.startsWith( "/api/V1", $word ) . string.endsWith( "/api/V1", $word ) );      # expect: 1000
                                                                                            # expect: 0100
}
