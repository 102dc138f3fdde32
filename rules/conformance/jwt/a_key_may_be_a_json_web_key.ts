$jwt = jwt.verify( "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.kqnJuS3iBPmGpx4Y9F3waPl6cM2kokVLejV5LmNOKYeGkxiTFX48ScxzL1LwUsdY6E1sz7czziEo37P4LjMpgf_aCpP71xkUaeoPSJgcjXIgK6MUQ6I3ygmTU7AxUYGe_ON48ZWFKg_-zuVH8rMZvDIu_K8kibJy2k46vsf2wQ31hn5Qn2_G7mfK5UOoBNiKPNcI9_dRdNOtImk_2R753o0ozBSefCE04u2HB7pgEBchZh8imJ61Er65VDlTwAudE9uONzR_xZjzjjmYe80f8iku2cI3UGhwFO-AYDPQV6Wfp2VGfPzB8Pss0MZXla486uio917BxlDJaVXYfGMrpA", '{"kty": "RSA", "n": "wY2eZbEm1ioa6t2S2gEAjO0pKJcDwLxbGdODdqFp6kW_ciaVEZD-Tb6DOQNmx2siY51a1Siexvau0bopxS9zOK9C0CIH_RKbkncpee_o_pk1WKl6YZsqGlH-l6XzxoFnG5UvUgNKN0oE0oIsHarDvVgtB2PNHCxmRRSyHLa7kBOK4N3g-PWNXgb8TEbWcsfhxSFl0LXoKhk-8EkRlPcMg6A_nfrHl0LEbi-aB-qSsTmQhi4Zer4lCW0kjdGfWlns_2YZW60WIb3fnoS2Tk4gH4pMT7EkNLZEPGt6W-eeNEOEOewwFV2sp0bBHrG5EoIBDMbVSpKaVvY_DlIDMNtC5w", "e": "AQAB"}' );
$jwt["valid"] . $jwt["error"]; # -> 1
$jwt = jwt.verify( "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.p3MG_f4fPuwLdpiJm5s6s4XnzAUHN4u_b9yv7Xr00sfQtdPgS1GkosL860_N8bZtK80ArVBV4lVsmr8mw1MXzw", '{"kty": "EC", "crv": "P-256", "x": "E4F229nxKwgkPEHw8C-2j8yWaiq3tFS0zYmeklOeB6E", "y": "GhhHjLGUEFiZ2tEVPdeDvigpQeSke76nz-qfxb6ZKrA"}' );
$jwt["valid"] . $jwt["error"]; # -> 1
$jwt = jwt.verify( "eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.nKdMdpIdfKFAcwh5lznorqmS8xQfWHVOvq213iys4IO4UVqvG8w7IYD7eckmdzWeqRJSShtTCObDLIlC8s6FBg", '{"kty": "OKP", "crv": "Ed25519", "x": "xV_km0KEr8IsNGU6DVgRX06ib1V3PsGN-wuDCENPta4"}' );
$jwt["valid"] . $jwt["error"]; # -> 1
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", '{"kty": "oct", "k": "YSBzaGFyZWQgc2VjcmV0"}' );
$jwt["valid"] . $jwt["error"]; # -> 1
# A key in a variable is read when the rule runs.
$key = '{"kty": "EC", "crv": "P-256", "x": "E4F229nxKwgkPEHw8C-2j8yWaiq3tFS0zYmeklOeB6E", "y": "GhhHjLGUEFiZ2tEVPdeDvigpQeSke76nz-qfxb6ZKrA"}' . http.getHeader( "X-None" );
$jwt = jwt.verify( "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.p3MG_f4fPuwLdpiJm5s6s4XnzAUHN4u_b9yv7Xr00sfQtdPgS1GkosL860_N8bZtK80ArVBV4lVsmr8mw1MXzw", $key );
$jwt["valid"];                 # -> 1
# The secret's own Web Key is no secret.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.VtGXd2ss_peAUWxE0D7tXhyDRfD33Bh-yR6Ef76Li0Q", '{"kty": "RSA", "n": "wY2eZbEm1ioa6t2S2gEAjO0pKJcDwLxbGdODdqFp6kW_ciaVEZD-Tb6DOQNmx2siY51a1Siexvau0bopxS9zOK9C0CIH_RKbkncpee_o_pk1WKl6YZsqGlH-l6XzxoFnG5UvUgNKN0oE0oIsHarDvVgtB2PNHCxmRRSyHLa7kBOK4N3g-PWNXgb8TEbWcsfhxSFl0LXoKhk-8EkRlPcMg6A_nfrHl0LEbi-aB-qSsTmQhi4Zer4lCW0kjdGfWlns_2YZW60WIb3fnoS2Tk4gH4pMT7EkNLZEPGt6W-eeNEOEOewwFV2sp0bBHrG5EoIBDMbVSpKaVvY_DlIDMNtC5w", "e": "AQAB"}' );
$jwt["error"];                 # -> algorithm
