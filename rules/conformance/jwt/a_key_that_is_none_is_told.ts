$none = http.getHeader( "X-None" );
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", $none ); # warning: Bad key: an empty key verifies nothing
$jwt["valid"] . " " . $jwt["error"]; # -> 0 key
# A broken public key does not become a secret.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", "-----BEGIN PUBLIC KEY-----" . $none ); # warning: Bad key: this is not a public key in PEM
$jwt["error"];                       # -> key
$jwt = jwt.verify( "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.kqnJuS3iBPmGpx4Y9F3waPl6cM2kokVLejV5LmNOKYeGkxiTFX48ScxzL1LwUsdY6E1sz7czziEo37P4LjMpgf_aCpP71xkUaeoPSJgcjXIgK6MUQ6I3ygmTU7AxUYGe_ON48ZWFKg_-zuVH8rMZvDIu_K8kibJy2k46vsf2wQ31hn5Qn2_G7mfK5UOoBNiKPNcI9_dRdNOtImk_2R753o0ozBSefCE04u2HB7pgEBchZh8imJ61Er65VDlTwAudE9uONzR_xZjzjjmYe80f8iku2cI3UGhwFO-AYDPQV6Wfp2VGfPzB8Pss0MZXla486uio917BxlDJaVXYfGMrpA", "-----BEGIN PRIVATE KEY-----\n" . $none );   # warning: a private key does not belong into a rule
$jwt["error"];                       # -> key
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", '{ "kty": "none" }' . $none );   # warning: this is not a JSON Web Key
$jwt["error"];                       # -> key
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", "a shared secret", "none" . $none ); # warning: `none` is not an algorithm
$jwt["error"];                       # -> algorithm
