$doc = "<shop><item n='1'>nut</item><item n='2'>bolt &amp; <b>sc<!-- -->rew</b></item><item><![CDATA[<raw>]]></item></shop>";
xml.xpath.matchNodeSet( $doc, "", "//item[1]" );              # -> nut
xml.xpath.matchNodeSet( $doc, "", "//item[2]" );              # -> bolt & screw
xml.xpath.matchNodeSet( $doc, "", "//item[2]/text()" );       # -> "bolt & "
xml.xpath.matchNodeSet( $doc, "", "//item" );                 # -> nutbolt & screw<raw>
xml.xpath.matchNodeSet( $doc, "", "//item/@n" );              # -> 12
xml.xpath.matchNodeSet( $doc, "", "//none" );                 # ->
# A query may have another result than nodes.
xml.xpath.matchNodeSet( $doc, "", "count( //item )" );        # -> 3
xml.xpath.matchNodeSet( $doc, "", "count( //item ) div 2" );  # -> 1.5
xml.xpath.matchNodeSet( $doc, "", "//item = 'nut'" );         # -> true
xml.xpath.matchNodeSet( $doc, "", "concat( //item[2]/@n, '-', name( /* ) )" ); # -> 2-shop
xml.xpath.matchNodeSet( "\357\273\277<a>caf\303\251 &#xe9; &lt;</a>", "", "/a" ); # -> café é <
