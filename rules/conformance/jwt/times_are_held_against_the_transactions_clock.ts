#: time 1000
# `exp`: the token is good before that second.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDF9.mv4iqL1H5hu7MnsEST7WjomFbT0-jjZH2t1uF1A3abg", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDB9.LWwwesuvylby0CgEndtD9koBnfPhhfivpqmPxzihNeQ", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 expired
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDAuNX0.5CPqOgpOqGBtn6ed4Dl_tqFa8xCTxUs9H0n8Y-7rZds", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDAwMDAwMDAwMDAwMDAuMH0.yWdsFBdzVLZbM7hlxxaUB3W-eND68xSGznoquiYg2d0", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOi0xfQ.4psCe6ukYGeFLDDqnBnbpALkKejNjMSr034syS-hAOI", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 expired
# `nbf`: the token is good from that second on.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjEwMDB9.5LBej_xsMDmUM7mGv-VXTKaxFTZ1QtKk0CAVonsVN3w", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjEwMDF9.SbId72C-zZiNStWcfzydra52wVVk3x6Fx0KerUZabxE", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 not yet valid
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjIwMDAsImV4cCI6NTAwfQ.IF1kRszh6UQnW0FaR91rS0CEdYPPyXMt5hauGyxLSYc", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 expired
# A leeway, in both directions; one that is no number or is negative is none.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjk3MX0.V_X3OEGPZ6EOcxqdkyul-agud331-IgwJl63gP2eAcQ", "a shared secret", "", 30 );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjk3MH0.-urayxpwvvj4FKN3Y-Z8x1blQ_HQNjPzP82Cjk6nudA", "a shared secret", "", 30 );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 expired
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjEwMzB9.KGX76HiQ5iUFqC5AAeU5ibDUOak02j0xJ4C1P2eUTP8", "a shared secret", "", 30 );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOjEwMzF9.tGdQxYl0H99y5FnJ3kjRbt3PWBYZOGaX4dgB_xxzJvY", "a shared secret", "", 30 );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 not yet valid
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjF9.Spydk2t5suOFyaiqNO8QPx_QC4sN4DsHaL_gYx0LLyE", "a shared secret", "", math.sqrt( -1 ) );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 expired
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDF9.mv4iqL1H5hu7MnsEST7WjomFbT0-jjZH2t1uF1A3abg", "a shared secret", "", -30 );
$jwt["valid"] . " " . $jwt["error"]; # -> "1 "
# A time is a number.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOiIyMDAwIn0.-cqMyK4MUfhvn8nMYYE4cXZJPu2i39OFbH6d1Rpjp1U", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 malformed
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYmYiOm51bGx9.YsixP2MbOuyqvEf8HHLCC-Epg0TWqaBerWHO1TJ3HC8", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 malformed
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOlsyMDAwXX0.CJSeXcS2xkzCajv31B1y2Dgz5BSRYPKDQuUG-OfSAjc", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 malformed
# An expired token is signed all the same.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjEwMDAsInN1YiI6ImpvZSJ9.iYEcdCUyxyAIKRkcl3Q5ebEh7ESv5kv2OcptTd5in1o", "a shared secret" );
$jwt["payload"]["sub"]; # -> joe
