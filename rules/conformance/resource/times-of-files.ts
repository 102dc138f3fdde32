#: resource a.txt one
#: resource-modified 1195776000
#: resource b.txt two
#: resource empty ""
#: resource-modified -1
resource.getMTime( "a.txt" );                    # -> 1195776000
resource.getMTime( "b.txt" );                    # -> 0
resource.getMTime( "empty" );                    # -> -1
resource.getMTime( "A.TXT" );                    # -> 0
sys.gmtime.format( "%Y", resource.getMTime( "a.txt" ) );         # -> 2007
