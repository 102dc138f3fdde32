# The test cases 1, 2 and 6 of RFC 4231, and 2 of RFC 2202.
$key = string.hexdecode( "0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B" );
string.hexencode( string.hmacSHA256( "Hi There", $key ) ); # -> B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7
string.hexencode( string.hmacSHA256( "what do ya want for nothing?", "Jefe" ) ); # -> 5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843
# A key longer than a block of the digest is itself digested first.
$long = string.replaceAll( "*************************************************************************************************************", "*", "\252" );
$long = $long . string.left( $long, 131 - string.len( $long ) );
string.hexencode( string.hmacSHA256( "Test Using Larger Than Block-Size Key - Hash Key First", $long ) ); # -> 60E431591EE0B67F0D8A26AACBF5B77F8E0BC6213728C5140546040F0EE37F54
string.hexencode( string.hmacSHA1( "what do ya want for nothing?", "Jefe" ) ); # -> EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79
string.hexencode( string.hmacSHA384( "Hi There", $key ) ); # -> AFD03944D84895626B0825F4AB46907F15F9DADBE4101EC682AA034C7CEBC59CFAEA9EA9076EDE7F4AF152E8B2FA9CB6
string.hexencode( string.hmacSHA512( "Hi There", $key ) ); # -> 87AA7CDEA5EF619D4FF0B4241A1D6CB02379F4E2CE4EC2787AD0B30545E17CDEDAA833B7D6B8A702038B274EAEA3F4E4BE9D914EEB61F1702E696C203A126854
string.len( string.hmacSHA1( "", "" ) ) . " " . string.len( string.hmacSHA256( "", "" ) ); # -> 20 32
string.hmacSHA256( "text", "key" ) == string.hmacSHA256( "key", "text" ); # -> 0
# White space belongs to both.
string.hexencode( string.hmacSHA1( " a \n", " k " ) ); # -> 2B4F5E9768527E032D7A3A027F1FB01BD9360201
string.hexencode( string.hmacSHA256( " a \n", " k " ) ); # -> F9EE8650C1AE3BB2F39C4F870AC13F8F368C4B31615BB4B9A92DA2993C2875FF
string.left( string.hexencode( string.hmacSHA512( " a \n", " k " ) ), 32 ); # -> CCD355EAC1CE67CFE9D46436DD171B18
