$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"] . $jwt["header"]["alg"] . " " . $jwt["payload"]["sub"]; # -> 1 HS256 joe
$jwt = jwt.verify( "eyJhbGciOiJIUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.fnmQQjS5JUdDCuWs_Pw51q4FpttB3s5RiLznZLbr7w133y2-zkMG2LALrEi9i_3g", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"] . $jwt["header"]["alg"] . " " . $jwt["payload"]["sub"]; # -> 1 HS384 joe
$jwt = jwt.verify( "eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.YnzHeIEmQraQN0ShwweRbiQkr33s4vEZIARUozdHe-Gpqa9xO6p7lN1cO7LQHoBavpZG9FLy4HFQOo8CGcQglg", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"] . $jwt["header"]["alg"] . " " . $jwt["payload"]["sub"]; # -> 1 HS512 joe
# Every byte of a secret counts, white space too.
foreach( $secret in [ "a shared secret\n", " a shared secret", "A shared secret" ] ) {
   $jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", $secret );
   log.info( $jwt["valid"] . " " . $jwt["error"] ); # expect: 0 signature
                                                    # expect: 0 signature
                                                    # expect: 0 signature
}
