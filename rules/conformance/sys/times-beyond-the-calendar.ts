# Before 1970, and beyond the years with four digits: the first and the last second that have them.
sys.gmtime.format( "%Y-%m-%d %H:%M:%S", -1 );        # -> 1969-12-31 23:59:59
sys.gmtime.format( "%Y-%m-%d", 1e300 );              # -> 9999-12-31
sys.gmtime.format( "%Y-%m-%d", -1e300 );             # -> 0000-01-01
sys.gmtime.format( "%Y", math.sqrt( -1 ) );          # -> 1970   # warning: Cannot convert nan to integer value
sys.time.year( 4102444800 );                         # -> 2100
sys.time.yearday( 951868799 );                       # -> 60
sys.time.monthday( "951782400 and more" );           # -> 29
sys.timeToString( "no time" );                       # -> [01/Jan/1970:00:00:00 +0000]
