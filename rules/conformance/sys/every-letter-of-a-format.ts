#: time 1204549509
#: offset 3600
# Monday, 3 March 2008, 13:05:09 in Greenwich.
sys.gmtime.format( "%a|%A|%b|%B|%h" );           # -> Mon|Monday|Mar|March|Mar
sys.gmtime.format( "%d|%D|%e|%j|%m|%y|%Y" );     # -> 03|03/03/08| 3|063|03|08|2008
sys.gmtime.format( "%H|%I|%M|%p|%r|%R|%S|%T" );  # -> 13|01|05|PM|01:05:09 PM|13:05|09|13:05:09
sys.gmtime.format( "%u|%w|%Z|%%|%%Y" );          # -> 1|1|GMT|%|%Y
sys.gmtime.format( "[%n%t]" ) == "[\n\t]";       # -> 1
sys.gmtime.format( "plain é" ) . sys.gmtime.format( "" );        # -> plain é
sys.localtime.format( "%H|%I|%r|%Z" );           # -> 14|02|02:05:09 PM|+0100
# Another month, another day; midnight and noon.
sys.gmtime.format( "%D %e %B %A %I%p %r", 1195776000 );  # -> 11/23/07 23 November Friday 12AM 12:00:00 AM
sys.gmtime.format( "%I%p %r %R", 1195819200 );   # -> 12PM 12:00:00 PM 12:00
sys.gmtime.format( "%I%p", 1195815600 );         # -> 11AM
sys.gmtime.format( "%y %Y", -1 ) . " " . sys.gmtime.format( "%y", 946684800 );   # -> 69 1969 00
sys.localtime.format( "%d/%H", 1195772400 );     # -> 23/00
sys.localtime.format( "%Y", 4102444800 );        # -> 2100
sys.gmtime.format( "%j %d", 4107542400 );        # -> 060 01
sys.gmtime.format( "%H", "3600 seconds" );       # -> 01
foreach( $format in [ "%Y", "%Q", "%" ] ) {      # warning[PM0408]: `%Q` stands for nothing
                                                 # warning[PM0408]: a time format cannot end in a single `%`
   $text = sys.gmtime.format( $format );         # warning: Bad time format: `%Q` stands for nothing
                                                 # warning: Bad time format: a time format cannot end in a single `%`
   log.info( "[" . $text . "]" );                # expect: [2008]
                                                 # expect: []
                                                 # expect: []
}
