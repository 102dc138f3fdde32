$none = http.getHeader( "X-None" );
# Text is text, and elements that an entity would bring in are refused rather than overlooked.
xml.validate.dtd( "<!DOCTYPE a [ <!ENTITY e '<b/>'> ]><a>&e;</a>", "<!ELEMENT a (#PCDATA)>" );  # -> -1
                                                     # warning: has an entity with `<` in it
xml.validate.dtd( "<!DOCTYPE a [ <!ENTITY e 'x'> ]><a>&e;&lt;&#60;&#x3C;</a>", "<!ELEMENT a (#PCDATA)>" ); # -> 1
# Nothing is fetched.
foreach( $where in [ "file:///etc/hostname", "http://127.0.0.1:1/" ] ) {
   log.info( xml.validate.dtd( "<a/>", "<!ENTITY % m SYSTEM '" . $where . "'>%m;<!ELEMENT a EMPTY>" ) ); # expect: -1
                                                                                                   # expect: -1
}
# warning: `%m;` stands for another file, and nothing is fetched
# warning: `%m;` stands for another file, and nothing is fetched
# A billion laughs, in the DTD and in a document that uses it, and entities within themselves.
$laughs = '<!ENTITY % a "hahahahahahahahaha"><!ENTITY % b "%a;%a;%a;%a;%a;%a;%a;%a;%a;%a;"><!ENTITY % c "%b;%b;%b;%b;%b;%b;%b;%b;%b;%b;">'
   . '<!ENTITY % d "%c;%c;%c;%c;%c;%c;%c;%c;%c;%c;"><!ENTITY % e "%d;%d;%d;%d;%d;%d;%d;%d;%d;%d;">'
   . '<!ENTITY % f "%e;%e;%e;%e;%e;%e;%e;%e;%e;%e;"><!ELEMENT a EMPTY>';
xml.validate.dtd( "<a/>", $laughs . $none );         # -> -1
                                                     # warning: its entities grow to more than 524288 bytes
$laughs = string.replaceAll( string.replaceAll( string.replaceAll( $laughs, "% ", "" ), "EMPTY", "ANY" ), "%", "&" );
xml.validate.dtd( "<a/>", $laughs . $none );         # -> 1
xml.validate.dtd( "<!DOCTYPE a SYSTEM ''><a>&f;</a>", $laughs . $none ); # -> -1
                                                     # warning: Entity expansion exceeds
xml.validate.dtd( "<a/>", $laughs . "<!ATTLIST a n CDATA '&f;'>" ); # -> -1
                                                     # warning: its entities grow to more than 524288 bytes
xml.validate.dtd( "<a/>", '<!ENTITY % a "&#37;b;"><!ENTITY % b "&#37;a;">%a;' . $none ); # -> -1
                                                     # warning: entities are nested more than 32 deep
xml.validate.dtd( "<a/>", '<!ENTITY a "&a;"><!ELEMENT a ANY><!ATTLIST a n CDATA "&a;">' . $none ); # -> -1
                                                     # warning: entities are nested more than 32 deep
# Deep groups and sections.
$open = string.replaceAll( "................................", ".", "((" );
$close = string.replaceAll( "................................", ".", "))" );
xml.validate.dtd( "<a/>", "<!ELEMENT a " . $open . "a?" . $close . ">" );     # -> 1
xml.validate.dtd( "<a/>", "<!ELEMENT a (" . $open . "a?" . $close . ")>" );   # -> -1
                                                     # warning: groups are nested more than 64 deep
$open = string.replaceAll( $open, "((", "<![INCLUDE[" );
xml.validate.dtd( "<a/>", $open . "<![INCLUDE[" );   # -> -1
                                                     # warning: sections are nested more than 32 deep
# Long ones.
$long = "<!---->\n<!ENTITY e ''>   \n";
for( $i = 0; $i < 14; $i++ ) { $long = $long . $long; }
xml.validate.dtd( "<a/>", $long );                   # -> -1
                                                     # warning: the DTD has 425984 bytes, and 262144 is the limit
