$doc = "<shop><box><item n='1'>nut</item><item n='2'>bolt</item></box><box><item n='3'>nail<b>s</b></item></box><tool n='4'/></shop>";
# The first of all, where `//item[1]` is the first of each box.
xml.xpath.matchNodeSet( $doc, "", "(//item)[1]" );               # -> nut
xml.xpath.matchNodeSet( $doc, "", "//item[1]" );                 # -> nutnails
xml.xpath.matchNodeSet( $doc, "", "(//item)[3]" );               # -> nails
xml.xpath.matchNodeSet( $doc, "", "(//item)[last()]/@n" );       # -> 3
xml.xpath.matchNodeSet( $doc, "", "(//tool | //item)[ 1 ]/@n" ); # -> 1
xml.xpath.matchNodeSet( $doc, "", "(//tool | //item)[last()]/@n" );      # -> 4
xml.xpath.matchNodeSet( $doc, "", "(//b/ancestor::*)[2]/item/@n" );      # -> 3
xml.xpath.matchNodeSet( $doc, "", "(//box)[1]//item" );          # -> nutbolt
xml.xpath.matchNodeSet( $doc, "", "(//item/@n)[2]" );            # -> 2
xml.xpath.matchNodeCount( $doc, "", "(//box)[1]/*" );            # -> 2
xml.xpath.matchNodeCount( $doc, "", "(//item)[2][@n = '2']" );   # -> 1
xml.xpath.matchNodeCount( $doc, "", "(//item)[2][@n = '1']" );   # -> 0
xml.xpath.matchNodeCount( $doc, "", "(//item)[0]" );             # -> 0
xml.xpath.matchNodeCount( $doc, "", "(//item)[4]" );             # -> 0
xml.xpath.matchNodeCount( $doc, "", "(//item)[4]/b" );           # -> 0
xml.xpath.matchNodeCount( $doc, "", "(//item[. = ')'])[1]" );    # -> 0
xml.xpath.matchNodeCount( "<a xmlns='urn:a'><b/><b/></a>", "xmlns:x=urn:a", "(//x:b)[2]" );      # -> 1
# What else might stand there is an error, and so is what is wrong with its parts.
$none = http.getHeader( "X-None" );
xml.xpath.matchNodeCount( $doc, "", "(//item)[@n]" . $none );    # -> -1
                                                                 # warning: XPath error
xml.xpath.matchNodeCount( $doc, "", "(//item)[1] = 'nut'" . $none );     # -> -1
                                                                 # warning: XPath error
xml.xpath.matchNodeCount( $doc, "", "(//item[)[1]" . $none );    # -> -1
                                                                 # warning: XPath error
xml.xpath.matchNodeCount( $doc, "", "(//none)[1]/b[" . $none );  # -> -1
                                                                 # warning: XPath error
xml.xpath.matchNodeCount( $doc, "", "(1)[1]" . $none );          # -> -1
                                                                 # warning: `1` is no set of nodes
xml.xpath.matchNodeCount( $doc, "", "(//item)[99999999999999999999]" . $none );  # -> -1
                                                                 # warning: XPath error
xml.xpath.matchNodeCount( $doc, "", "(//none)[1]/b(" . $none );  # -> -1
                                                                 # warning: XPath error
