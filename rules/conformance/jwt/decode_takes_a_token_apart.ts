$jwt = jwt.decode( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.u7gLx-0nk0J93XLTCqa6sH4UgSWbW9nwOyK1HUcH7xY" );
lang.dump( $jwt ); # -> [ "error" => "", "header" => [ "alg" => "HS256", "typ" => "JWT" ], "payload" => [ "sub" => "joe" ] ]
# The signature may be anything, or nothing: it is not looked at.
$jwt = jwt.decode( "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJqb2UifQ." );
$jwt["payload"]["sub"]; # -> joe
# Not three parts, not Base64 of URLs, not JSON, not objects.
foreach( $text in [ "", "a.b", "e30.e30", "e30.e30.e30.e30", "e3+.e30.e30", "e30.e3.e30", "e30.W10.e30", "bnVsbA.e30.e30", "e30.Intd.e30", "e30=.e30.e30" ] ) {
   $jwt = jwt.decode( $text );
   log.info( lang.dump( $jwt ) ); # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
                                  # expect: [ "error" => "malformed" ]
}
lang.dump( jwt.decode( "e30.e30." ) );    # -> [ "error" => "", "header" => [], "payload" => [] ]
lang.dump( jwt.verify( "a.b", "key" ) );  # -> [ "valid" => 0, "error" => "malformed" ]
lang.dump( jwt.verify( "e30.e30.", "key" ) ); # -> [ "valid" => 0, "error" => "algorithm" ]
# An empty object is a hash, and white space may stand around it.
$jwt = jwt.decode( "IHt9.e30K." );
lang.ishash( $jwt["header"] ) . lang.ishash( $jwt["payload"] ) . $jwt["error"]; # -> 11
