#: time 1204588740
#: offset 19800
# Midnight has passed where clocks are five hours and a half ahead, on the first minute of the fourth of March.
sys.time.minutes();                # -> 29
sys.time.hour() . "/" . sys.time.monthday() . "/" . sys.time.weekday() . "/" . sys.time.yearday();      # -> 5/4/3/64
sys.time.minutes( 1204588860 );    # -> 31
sys.time.seconds( 1204588861 );    # -> 1
sys.localtime.format( "%H:%M:%S %Z", 1204588861 );       # -> 05:31:01 +0530
sys.timeToString( 1204588861 );    # -> [04/Mar/2008:05:31:01 +0530]
