# Nobody signed it.
$jwt = jwt.verify( "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJqb2UifQ.", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 algorithm
$jwt = jwt.verify( "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJqb2UifQ.", "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwY2eZbEm1ioa6t2S2gEA\njO0pKJcDwLxbGdODdqFp6kW/ciaVEZD+Tb6DOQNmx2siY51a1Siexvau0bopxS9z\nOK9C0CIH/RKbkncpee/o/pk1WKl6YZsqGlH+l6XzxoFnG5UvUgNKN0oE0oIsHarD\nvVgtB2PNHCxmRRSyHLa7kBOK4N3g+PWNXgb8TEbWcsfhxSFl0LXoKhk+8EkRlPcM\ng6A/nfrHl0LEbi+aB+qSsTmQhi4Zer4lCW0kjdGfWlns/2YZW60WIb3fnoS2Tk4g\nH4pMT7EkNLZEPGt6W+eeNEOEOewwFV2sp0bBHrG5EoIBDMbVSpKaVvY/DlIDMNtC\n5wIDAQAB\n-----END PUBLIC KEY-----" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 algorithm
# Signed with the public key as if it were a secret: everybody could do that.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.kUoJZIQ-KfFlHDKfUMOVRMtk68qmUX_xIkZXlZwwirA", "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwY2eZbEm1ioa6t2S2gEA\njO0pKJcDwLxbGdODdqFp6kW/ciaVEZD+Tb6DOQNmx2siY51a1Siexvau0bopxS9z\nOK9C0CIH/RKbkncpee/o/pk1WKl6YZsqGlH+l6XzxoFnG5UvUgNKN0oE0oIsHarD\nvVgtB2PNHCxmRRSyHLa7kBOK4N3g+PWNXgb8TEbWcsfhxSFl0LXoKhk+8EkRlPcM\ng6A/nfrHl0LEbi+aB+qSsTmQhi4Zer4lCW0kjdGfWlns/2YZW60WIb3fnoS2Tk4g\nH4pMT7EkNLZEPGt6W+eeNEOEOewwFV2sp0bBHrG5EoIBDMbVSpKaVvY/DlIDMNtC\n5wIDAQAB\n-----END PUBLIC KEY-----" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 algorithm
# The right key, but the rule allows another algorithm only.
$jwt = jwt.verify( "eyJhbGciOiJIUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.fnmQQjS5JUdDCuWs_Pw51q4FpttB3s5RiLznZLbr7w133y2-zkMG2LALrEi9i_3g", "a shared secret", "HS256 HS512" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 algorithm
$jwt = jwt.verify( "eyJhbGciOiJIUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.fnmQQjS5JUdDCuWs_Pw51q4FpttB3s5RiLznZLbr7w133y2-zkMG2LALrEi9i_3g", "a shared secret", "HS256, HS384" );
$jwt["valid"];                       # -> 1
# An elliptic key of another curve.
$jwt = jwt.verify( "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.p3MG_f4fPuwLdpiJm5s6s4XnzAUHN4u_b9yv7Xr00sfQtdPgS1GkosL860_N8bZtK80ArVBV4lVsmr8mw1MXzw", "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEpiu4jAGZSMOki+6vdmzF3yYG+RTczrxS\ngRJkuEHebBPOQNNaOtVtTn2pNKxwhwuJi6NLeruIEkjcNrdd4IVr1sEc+cfYyuoD\njnvxWHlPl6YqAr0nTimZiR5YcTnl4yGM\n-----END PUBLIC KEY-----" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 signature
# Names of algorithms are case-sensitive.
$jwt = jwt.verify( "eyJhbGciOiJoczI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.Bg6Zf0R1d-T3P5Ws2Cjomlyh4Bs0IYhS_aiftCHXStw", "a shared secret" );
$jwt["error"];                       # -> algorithm
# It may be read only by who knows an extension.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImNyaXQiOlsiYjY0Il0sImI2NCI6ZmFsc2V9.eyJzdWIiOiJqb2UifQ.-MeLs9pF3BZTHZTvjJss3Bwfqp2EreSBXu3mjEN8_JA", "a shared secret" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 extension
# Nor does a rule allow that when it names both: what the key is decides.
$jwt = jwt.verify( "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.kUoJZIQ-KfFlHDKfUMOVRMtk68qmUX_xIkZXlZwwirA", "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwY2eZbEm1ioa6t2S2gEA\njO0pKJcDwLxbGdODdqFp6kW/ciaVEZD+Tb6DOQNmx2siY51a1Siexvau0bopxS9z\nOK9C0CIH/RKbkncpee/o/pk1WKl6YZsqGlH+l6XzxoFnG5UvUgNKN0oE0oIsHarD\nvVgtB2PNHCxmRRSyHLa7kBOK4N3g+PWNXgb8TEbWcsfhxSFl0LXoKhk+8EkRlPcM\ng6A/nfrHl0LEbi+aB+qSsTmQhi4Zer4lCW0kjdGfWlns/2YZW60WIb3fnoS2Tk4g\nH4pMT7EkNLZEPGt6W+eeNEOEOewwFV2sp0bBHrG5EoIBDMbVSpKaVvY/DlIDMNtC\n5wIDAQAB\n-----END PUBLIC KEY-----", "HS256 RS256" );
$jwt["valid"] . " " . $jwt["error"]; # -> 0 algorithm
