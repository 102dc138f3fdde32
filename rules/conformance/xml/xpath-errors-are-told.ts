$none = http.getHeader( "X-None" );
# Documents that are none.
xml.xpath.matchNodeCount( "<a><b></a>", "", "//b" );          # -> -1
                                                              # warning: xml.xpath.matchNodeCount: the document cannot be read
xml.xpath.matchNodeSet( $none, "", "//b" );                   # ->
                                                              # warning: xml.xpath.matchNodeSet: the document cannot be read
xml.xpath.matchNodeCount( "<a>\377</a>", "", "//b" );         # -> -1
                                                              # warning: byte 3 is not UTF-8
xml.xpath.matchNodeCount( "<a/><a/>", "", "//a" );            # -> -1
                                                              # warning: the document cannot be read
# Queries that are none.
xml.xpath.matchNodeCount( "<a/>", "", "//a[" . $none );       # -> -1
                                                              # warning: xml.xpath.matchNodeCount: XPath error
xml.xpath.matchNodeCount( "<a/>", "", "no-function( / )" . $none ); # -> -1
                                                              # warning: Unknown function: no-function
xml.xpath.matchNodeSet( "<a/>", "", $none );                  # ->
                                                              # warning: the query is empty
xml.xpath.matchNodeCount( "<a/>", "", "1 + 1" );              # -> -1
                                                              # warning: its result is no set of nodes
# Bindings that are none.
foreach( $map in string.split( "xmlns:=urn:a xmlns:x= xmlns:x xmlns=urn:a x=urn:a" ) ) {
   $count = xml.xpath.matchNodeCount( "<a/>", $map, "//a" );     # warning: `xmlns:=urn:a` binds no prefix to a namespace
                                                                 # warning: `xmlns:x=` binds no prefix to a namespace
                                                                 # warning: `xmlns:x` binds no prefix to a namespace
                                                                 # warning: `xmlns=urn:a` binds no prefix to a namespace
                                                                 # warning: `x=urn:a` binds no prefix to a namespace
   if( $count != -1 ) log.info( $map );
}
