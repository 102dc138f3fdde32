string.gmtime.parse( "Sun, 06 Nov 1994 08:49:37 GMT" );     # -> 784111777
string.gmtime.parse( "Sunday, 06-Nov-94 08:49:37 GMT" );    # -> 784111777
string.gmtime.parse( "Sun Nov  6 08:49:37 1994" );          # -> 784111777
string.gmtime.parse( "1994-11-06T08:49:37Z" );              # -> 784111777
string.gmtime.parse( "1994-11-06 08:49:37" );               # -> 784111777
string.gmtime.parse( "06 Nov 1994 08:49:37 +0200" );        # -> 784111777
string.gmtime.parse( "2000-02-29" );                        # -> 951782400
string.gmtime.parse( "2001-02-29" );                        # -> 0
string.gmtime.parse( "Tue, 19 Jan 2038 03:14:07 GMT" );     # -> 2147483647
string.gmtime.parse( "Tue, 19 Jan 2038 03:14:08 GMT" );     # -> 0
string.gmtime.parse( "31 Dec 1969 23:59:59 GMT" );          # -> 0
string.gmtime.parse( "tomorrow" );                          # -> 0
