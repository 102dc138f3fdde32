$dtd = '<!-- orders --> <!ELEMENT order (customer, (item | gift)+, note?)> <!ELEMENT customer EMPTY> <!ELEMENT item (#PCDATA)>'
   . '<!ELEMENT gift ANY> <!ELEMENT note (#PCDATA | b)*> <!ELEMENT b (#PCDATA)>';
xml.validate.dtd( "<order><customer/><item>nut</item><gift/><item/></order>", $dtd );            # -> 1
xml.validate.dtd( "<order>\n <customer/> <!-- c --><?p?><item/>\n</order>\n", $dtd );            # -> 1
xml.validate.dtd( "<order><customer></customer><gift>a<b/><gift/></gift><note>a<b>c</b>d</note></order>", $dtd ); # -> 1
# Any element that is declared may be the outermost one.
xml.validate.dtd( "<item>nut</item>", $dtd );                                                    # -> 1
xml.validate.dtd( "<other/>", $dtd );                                                            # -> 0
# Too few, too many, in the wrong order, not declared, text where none is allowed.
xml.validate.dtd( "<order><customer/></order>", $dtd );                                          # -> 0
xml.validate.dtd( "<order><item/></order>", $dtd );                                              # -> 0
xml.validate.dtd( "<order><customer/><item/><note/><note/></order>", $dtd );                     # -> 0
xml.validate.dtd( "<order><item/><customer/></order>", $dtd );                                   # -> 0
xml.validate.dtd( "<order><customer/><item/><note/><item/></order>", $dtd );                     # -> 0
xml.validate.dtd( "<order><customer/><item/>text</order>", $dtd );                               # -> 0
xml.validate.dtd( "<order><customer/><item/><![CDATA[ ]]></order>", $dtd );                      # -> 0
xml.validate.dtd( "<gift><other/></gift>", $dtd );                                               # -> 0
xml.validate.dtd( "<item><b/></item>", $dtd );                                                   # -> 0
xml.validate.dtd( "<note><item/></note>", $dtd );                                                # -> 0
xml.validate.dtd( "<Item/>", $dtd );                                                             # -> 0
# An empty element has not even a comment or a blank.
xml.validate.dtd( "<customer> </customer>", $dtd );                                              # -> 0
xml.validate.dtd( "<customer><!-- c --></customer>", $dtd );                                     # -> 0
# No attribute is declared, and a namespace is declared by one.
xml.validate.dtd( "<item n='1'/>", $dtd );                                                       # -> 0
xml.validate.dtd( "<item xmlns='urn:a'/>", $dtd );                                               # -> 0
xml.validate.dtd( "<x:item xmlns:x='urn:a'/>", "<!ELEMENT x:item EMPTY><!ATTLIST x:item xmlns:x CDATA #FIXED 'urn:a'>" ); # -> 1
xml.validate.dtd( "<x:item xmlns:x='urn:b'/>", "<!ELEMENT x:item EMPTY><!ATTLIST x:item xmlns:x CDATA #FIXED 'urn:a'>" ); # -> 0
# Marks of how often.
$dtd = "<!ELEMENT a (b?, c*, (d, e?)+)> <!ELEMENT b EMPTY> <!ELEMENT c EMPTY> <!ELEMENT d EMPTY> <!ELEMENT e EMPTY>";
foreach( $inside in [ "<d/>", "<b/><d/>", "<c/><c/><c/><d/>", "<d/><d/><e/><d/>", "<b/><b/><d/>", "<b/><c/>", "<d/><e/><e/>", "" ] ) {
   log.info( xml.validate.dtd( "<a>" . $inside . "</a>", $dtd ) ); # expect: 1
                                                                   # expect: 1
                                                                   # expect: 1
                                                                   # expect: 1
                                                                   # expect: 0
                                                                   # expect: 0
                                                                   # expect: 0
                                                                   # expect: 0
}
# A model that can go on in two ways is followed in both.
xml.validate.dtd( "<a><b/><c/></a>", "<!ELEMENT a ((b, b) | (b, c))><!ELEMENT b EMPTY><!ELEMENT c EMPTY>" ); # -> 1
xml.validate.dtd( "<a><b/><b/></a>", "<!ELEMENT a (b*, b)><!ELEMENT b EMPTY>" );                 # -> 1
xml.validate.dtd( "<a/>", "<!ELEMENT a (b*, b)><!ELEMENT b EMPTY>" );                            # -> 0
# The old name, and documents that are none.
xml.validate( "<a/>", "<!ELEMENT a EMPTY>" );                                                    # -> 1
                                         # warning[PM0601]: `xml.validate` is deprecated
xml.validate( "<a>", "<!ELEMENT a EMPTY>" );                                                     # -> -1
                                         # warning[PM0601]: `xml.validate` is deprecated
                                         # warning: xml.validate: the document cannot be read
xml.validate.dtd( "<a><b></a>", "<!ELEMENT a EMPTY>" );                                          # -> -1
                                         # warning: xml.validate.dtd: the document cannot be read
xml.validate.dtd( 7, "<!ELEMENT a EMPTY>" );                                                     # -> -1
                                         # warning: xml.validate.dtd: the document cannot be read
xml.validate.dtd( "", "<!ELEMENT a EMPTY>" );                                                    # -> -1
                                         # warning: xml.validate.dtd: the document cannot be read
