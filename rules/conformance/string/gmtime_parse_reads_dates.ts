string.gmtime.parse( "Sun, 06 Nov 1994 08:49:37 GMT" );     # -> 784111777
string.gmtime.parse( "Sunday, 06-Nov-94 08:49:37 GMT" );    # -> 784111777
string.gmtime.parse( "Sun Nov  6 08:49:37 1994" );          # -> 784111777
string.gmtime.parse( "1994-11-06T08:49:37Z" );              # -> 784111777
string.gmtime.parse( "1994-11-06 08:49:37" );               # -> 784111777
string.gmtime.parse( "06 Nov 1994 08:49:37 +0200" );        # -> 784111777
string.gmtime.parse( "2000-02-29" );                        # -> 951782400
string.gmtime.parse( "2001-02-29" );                        # -> 0   # warning: `2001-02-29` is no date
string.gmtime.parse( "Tue, 19 Jan 2038 03:14:07 GMT" );     # -> 2147483647
string.gmtime.parse( "Tue, 19 Jan 2038 03:14:08 GMT" );     # -> 0   # warning: `Tue, 19 Jan 2038 03:14:08 GMT` is not in 1970 to 2038
string.gmtime.parse( "31 Dec 1969 23:59:59 GMT" );          # -> 0   # warning: `31 Dec 1969 23:59:59 GMT` is not in 1970 to 2038
string.gmtime.parse( "tomorrow" );                          # -> 0   # warning: `tomorrow` is no date
# Times that there are not. A leap second is the first second of the next minute.
string.gmtime.parse( "1994-11-06T24:00:00Z" );              # -> 0   # warning: `1994-11-06T24:00:00Z` is no date
string.gmtime.parse( "1994-11-06T08:60:00Z" );              # -> 0   # warning: `1994-11-06T08:60:00Z` is no date
string.gmtime.parse( "1994-11-06T08:49:61Z" );              # -> 0   # warning: `1994-11-06T08:49:61Z` is no date
string.gmtime.parse( "2016-12-31T23:59:60Z" );              # -> 1483228800
string.gmtime.parse( "2015-04-31" );                        # -> 0   # warning: `2015-04-31` is no date
string.gmtime.parse( "2015-13-01" ) + string.gmtime.parse( "2015-00-01" ) + string.gmtime.parse( "2015-01-00" );    # -> 0
                                        # warning: `2015-13-01` is no date
                                        # warning: `2015-00-01` is no date
                                        # warning: `2015-01-00` is no date
string.gmtime.parse( "1970-01-01T00:00:01Z" );              # -> 1
string.gmtime.parse( "Sun, 06 Nov 1994 08:49:37 GMT and more" );    # -> 0   # warning: `Sun, 06 Nov 1994 08:49:37 GMT and more` is no date
string.gmtime.parse( "06 Nov 1994 08:49:37 GMTANDMORE" );   # -> 0   # warning: `06 Nov 1994 08:49:37 GMTANDMORE` is no date
# White space around it, fractions, other cases, two digits for the year.
string.gmtime.parse( "\t1994-11-06T08:49:37.999Z\n" );      # -> 784111777
string.gmtime.parse( "sun, 06 NOV 1994 08:49:37 gmt" );     # -> 784111777
string.gmtime.parse( "SUN nov  6 08:49:37 1994" );          # -> 784111777
string.gmtime.parse( "Thursday, 01-Jan-70 00:00:10 GMT" );  # -> 10
string.gmtime.parse( "Tuesday, 29-Feb-00 12:00:00 GMT" );   # -> 951825600
string.gmtime.parse( "" ) + string.gmtime.parse( "Sun" ) + string.gmtime.parse( "99999999999999999999" );   # -> 0
                                        # warning: `` is no date
                                        # warning: `Sun` is no date
                                        # warning: `99999999999999999999` is no date
string.gmtime.parse( 784111777 );                           # -> 0   # warning: `784111777` is no date
