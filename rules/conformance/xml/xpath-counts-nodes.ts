$doc = '<?xml version="1.0"?><shop><item n="1">nut</item><box><item n="2">bolt</item></box><!-- item --><item/></shop>';
xml.xpath.matchNodeCount( $doc, "", "//item" );               # -> 3
xml.xpath.matchNodeCount( $doc, "", "/shop/item" );           # -> 2
xml.xpath.matchNodeCount( $doc, "", "/item" );                # -> 0
xml.xpath.matchNodeCount( $doc, "", "//item[@n]" );           # -> 2
xml.xpath.matchNodeCount( $doc, "", "//item[text() = 'bolt']/ancestor::box" ); # -> 1
xml.xpath.matchNodeCount( $doc, "", "//item | //box | //item" ); # -> 4
xml.xpath.matchNodeCount( $doc, "", "//@n" );                 # -> 2
xml.xpath.matchNodeCount( $doc, "", "//comment()" );          # -> 1
xml.xpath.matchNodeCount( $doc, "", "/shop/item[last()]" );   # -> 1
xml.xpath.matchNodeCount( $doc, "", "//item[position() = 1]" ); # -> 2
xml.xpath.matchNodeCount( $doc, "", "/descendant::item[2]" );  # -> 1
xml.xpath.matchNodeSet( $doc, "", "/descendant::item[2]" );   # -> bolt
# Names are case-sensitive.
xml.xpath.matchNodeCount( $doc, "", "//ITEM" );               # -> 0
