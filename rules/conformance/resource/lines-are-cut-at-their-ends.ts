#: resource list "one \r\n\n\r\n\ttwo\rthree\nlast "
#: resource ends "a\n\n"
#: resource empty ""
#: resource bytes "\x00\xff\n"
# White space of a line is its own; an empty line is one, and what stands behind the last end when there is something.
resource.getLines( "list" ) == [ "one ", "", "", "\ttwo\rthree", "last " ];      # -> 1
resource.getLines( "ends" );                     # -> [ "a", "" ]
resource.getLines( "empty" );                    # -> []
resource.get( "list" ) == "one \r\n\n\r\n\ttwo\rthree\nlast ";   # -> 1
resource.exists( "empty" );                      # -> 1
resource.get( "empty" ) == "";                   # -> 1
resource.get( "bytes" ) == "\000\377\n";         # -> 1
string.hexencode( resource.getMD5( "empty" ) );  # -> D41D8CD98F00B204E9800998ECF8427E
resource.getMD5( "ends" ) == string.hashMD5( "a\n\n" );          # -> 1
# What a rule does with it does not change the file.
$lines = resource.getLines( "ends" );
$lines[0] = "b";
resource.getLines( "ends" )[0] . $lines[0];      # -> ab
# Names are those of files in the folder, byte by byte, and no way out of it.
resource.exists( "LIST" ) + resource.exists( "" ) + resource.exists( "./list" ) + resource.exists( "../list" );  # -> 0
