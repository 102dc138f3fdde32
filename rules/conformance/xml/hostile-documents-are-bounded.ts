# A billion laughs.
$doc = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
   . '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">'
   . '<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]><a>&g;</a>';
xml.xpath.matchNodeCount( $doc, "", "//a" );        # -> -1
                                                    # warning: Entity expansion exceeds
# A small one is allowed.
xml.xpath.matchNodeSet( '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>', "", "/a" ); # -> haha
# Nothing is fetched: not a file, not over the network, not by a parameter entity, not a DTD.
foreach( $where in [ "file:///etc/hostname", "http://127.0.0.1:1/" ] ) {
   $text = xml.xpath.matchNodeSet( '<!DOCTYPE a [<!ENTITY x SYSTEM "' . $where . '">]><a>&x;</a>', "", "/a" );
   log.info( "[" . $text . "]" ); # expect: []
                                  # expect: []
}
# warning: the document cannot be read
# warning: the document cannot be read
xml.xpath.matchNodeSet( '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a>text</a>', "", "/a" ); # -> text
# An entity that grows within itself.
xml.xpath.matchNodeCount( '<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>', "", "//a" ); # -> -1
                                                    # warning: the document cannot be read
# Elements that an entity would bring in are refused, rather than taken for text; what is written as text is text.
xml.xpath.matchNodeSet( '<!DOCTYPE a [<!ENTITY x "<b>c</b>">]><a>&x;</a>', "", "/a" ); # ->
                                                    # warning: the text at 1:41 has an entity with `<` in it
xml.xpath.matchNodeSet( '<!DOCTYPE a [<!ENTITY x "c">]><a>&x; &lt;&#60;&#x3c;</a>', "", "/a" ); # -> c <<<
# White space in an attribute is blanks, however it is written, unless its number is.
xml.xpath.matchNodeCount( "<a><b c='x\ny'/><b c='x\ty'/><b c='x&#10;y'/></a>", "", "//b[@c = 'x y']" ); # -> 2
