sub judge( $attributes, $declared ) {
   return xml.validate.dtd( "<a " . $attributes . "/>", "<!NOTATION gif SYSTEM 'gif'><!NOTATION png PUBLIC 'png'>"
      . "<!ENTITY pic SYSTEM 'pic.gif' NDATA gif><!ENTITY text 'text'><!ELEMENT a ANY><!ATTLIST a " . $declared . ">" );
}
judge( "", "n CDATA #REQUIRED" );                          # -> 0
judge( "n=''", "n CDATA #REQUIRED" );                      # -> 1
judge( "", "n CDATA #IMPLIED" );                           # -> 1
judge( "m=''", "n CDATA #IMPLIED" );                       # -> 0
judge( "N=''", "n CDATA #IMPLIED" );                       # -> 0
# Fixed, and with a default.
judge( "", "n CDATA #FIXED 'x'" );                         # -> 1
judge( "n='x'", "n CDATA #FIXED 'x'" );                    # -> 1
judge( "n=' x'", "n CDATA #FIXED 'x'" );                   # -> 0
judge( "n=' x'", "n NMTOKEN #FIXED 'x'" );                 # -> 1
judge( "n='y'", "n CDATA 'x'" );                           # -> 1
judge( "n='&lt;'", "n CDATA #FIXED '&#60;'" );             # -> 1
# Lists.
judge( "n='y'", "n (x|y) #IMPLIED" );                      # -> 1
judge( "n='Y'", "n (x|y) #IMPLIED" );                      # -> 0
judge( "n='x y'", "n (x|y) #IMPLIED" );                    # -> 0
judge( "n='gif'", "n NOTATION (gif) #IMPLIED" );           # -> 1
judge( "n='png'", "n NOTATION (gif) #IMPLIED" );           # -> 0
# Tokens, names, entities that are no text.
judge( "n='-1.x'", "n NMTOKEN #IMPLIED" );                 # -> 1
judge( "n='a b'", "n NMTOKEN #IMPLIED" );                  # -> 0
judge( "n=''", "n NMTOKEN #IMPLIED" );                     # -> 0
judge( "n='a\nb  c '", "n NMTOKENS #IMPLIED" );            # -> 1
judge( "n='a,b'", "n NMTOKENS #IMPLIED" );                 # -> 0
judge( "n='pic'", "n ENTITY #IMPLIED" );                   # -> 1
judge( "n='text'", "n ENTITY #IMPLIED" );                  # -> 0
judge( "n='pic pic'", "n ENTITIES #IMPLIED" );             # -> 1
judge( "n='pic none'", "n ENTITIES #IMPLIED" );            # -> 0
judge( "n='1a'", "n ID #IMPLIED" );                        # -> 0
# The first declaration of an attribute counts, also over two lists.
judge( "n='x'", "n (x) #IMPLIED n (y) #IMPLIED" );         # -> 1
judge( "n='y'", "n (x) #IMPLIED> <!ATTLIST a n (y) #IMPLIED" ); # -> 0
# IDs, over the whole document.
$dtd = "<!ELEMENT r (a*)> <!ELEMENT a EMPTY> <!ATTLIST a id ID #IMPLIED to IDREF #IMPLIED all IDREFS #IMPLIED>";
xml.validate.dtd( "<r><a to='x'/><a id='x'/></r>", $dtd );               # -> 1
xml.validate.dtd( "<r><a id='x'/><a id='x'/></r>", $dtd );               # -> 0
xml.validate.dtd( "<r><a id='x'/><a id=' x '/></r>", $dtd );             # -> 0
xml.validate.dtd( "<r><a id='x'/><a id='X'/></r>", $dtd );               # -> 1
xml.validate.dtd( "<r><a id='x'/><a to='y'/></r>", $dtd );               # -> 0
xml.validate.dtd( "<r><a id='x'/><a id='y' all='y x'/></r>", $dtd );     # -> 1
xml.validate.dtd( "<r><a id='x'/><a all='x y'/></r>", $dtd );            # -> 0
xml.validate.dtd( "<r><a all=''/></r>", $dtd );                          # -> 0
# A reference that is there by default.
$dtd = "<!ELEMENT r (a*)> <!ELEMENT a EMPTY> <!ATTLIST a id ID #IMPLIED to IDREF 'top'>";
xml.validate.dtd( "<r><a id='top'/></r>", $dtd );                        # -> 1
xml.validate.dtd( "<r><a/></r>", $dtd );                                 # -> 0
