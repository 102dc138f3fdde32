string.regexmatch( "<b>", '^\<b\>$' );                      # -> 1
string.regexmatch( "a.b axb", '\Qa.b\E a' );                # -> 1
string.regexmatch( "x[", "x[[]" );                          # -> 1
string.regexmatch( "&", "^[a&&b]$" );                       # -> 1
string.regexmatch( "a\nb", 'a\012b' );                      # -> 1
string.regexmatch( "a{,3}", '^a{,3}$' );                    # -> 1
string.regexmatch( "x-${jndi:ldap}", '\$\{jndi' );          # -> 1
string.regexmatch( "AB", '^\x41\x{42}$' );                  # -> 1
string.regexmatch( "a1_-", '^[[:alnum:]_-]+$' );            # -> 1
string.regexmatch( "2007-11", '(?P<year>\d{4})-(?<m>..)' ); # -> 1
$1 . $2;                                                    # -> 200711
string.regexmatch( "ABC", "(?i)b" );                        # -> 1
