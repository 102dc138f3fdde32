$none = http.getHeader( "X-None" );
# Each line of a DTD is named, and no wrong one is taken for another.
xml.validate.dtd( "<a/>", "<!ELEMENT a\n EMPTY>\n<!ELEMENT b (c|d,e)>" . $none );  # -> -1
                                                     # warning: xml.validate.dtd: the DTD cannot be used: line 3: element `b`: `,` and `|` do not stand in one group
xml.validate.dtd( "<a/>", $none );                   # -> -1
                                                     # warning: it declares no element
xml.validate.dtd( "<a/>", 7 . $none );                # -> -1
                                                     # warning: here a declaration is expected, not `7`
xml.validate.dtd( "<a/>", "<!DOCTYPE a [<!ELEMENT a EMPTY>]>" . $none );           # -> -1
                                                     # warning: a DTD is declarations, not a DOCTYPE
xml.validate.dtd( "<a/>", "\377" . $none );          # -> -1
                                                     # warning: byte 0 of the DTD is not UTF-8
xml.validate.dtd( "<a/>", "<!ELEMENT a ANY>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: the element `a` is declared twice
xml.validate.dtd( "<a/>", "<!ELEMENT b(c)>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: behind white space
xml.validate.dtd( "<a/>", "<!ELEMENT b (c) *>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `*` stands behind the declaration's end
xml.validate.dtd( "<a/>", "<!ELEMENT b (#PCDATA|c)>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: a model of text and elements ends with `)*`
xml.validate.dtd( "<a/>", "<!ELEMENT b (#PCDATA|c|c)*>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: an element is listed twice
xml.validate.dtd( "<a/>", "<!ELEMENT b (c,)>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: a model is names with
xml.validate.dtd( "<a/>", "<!ELEMENT b ()>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: a model is names with
xml.validate.dtd( "<a/>", "<!ELEMENT b empty>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: its content is EMPTY, ANY or a model
xml.validate.dtd( "<a/>", "<!ELEMENT 1 EMPTY>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `1` is not a name
xml.validate.dtd( "<a/>", "<!element b EMPTY>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `<!element` declares nothing that there is
xml.validate.dtd( "<a/>", "<!ELEMENT b EMPTY" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: a declaration is not closed before the next begins
xml.validate.dtd( "<a/>", "<!-- -- -->" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `--` does not stand within a comment
xml.validate.dtd( "<a/>", "<!ATTLIST a n CDATA>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: attribute `n` of `a`: a value in quotes is expected
xml.validate.dtd( "<a/>", "<!ATTLIST a n STRING #IMPLIED>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: attribute `n` of `a`: `STRING` is not a type
xml.validate.dtd( "<a/>", "<!ATTLIST a n (x|x) #IMPLIED>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `x` is listed twice
xml.validate.dtd( "<a/>", "<!ATTLIST a n NMTOKEN 'x y'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: its value `x y` is not of its type
xml.validate.dtd( "<a/>", "<!ATTLIST a n (x) 'y'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: its value `y` is not of its type
xml.validate.dtd( "<a/>", "<!ATTLIST a n ID 'x'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: an ID has no value that is given beforehand
xml.validate.dtd( "<a/>", "<!ATTLIST a n ID #IMPLIED m ID #IMPLIED>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `a` has two attributes of type ID
xml.validate.dtd( "<a/>", "<!ATTLIST b n NOTATION (x) #IMPLIED>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: the notation `x` is not declared
xml.validate.dtd( "<a/>", "<!NOTATION x SYSTEM ''><!ATTLIST a n NOTATION (x) #IMPLIED>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: an element that is EMPTY has no notation
xml.validate.dtd( "<a/>", "<!ENTITY e SYSTEM '' NDATA x>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: the notation `x` is not declared
xml.validate.dtd( "<a/>", "<!ATTLIST a n ENTITY 'e'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `e` is not declared as an entity
xml.validate.dtd( "<a/>", "<!ATTLIST a n CDATA '&e;'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: the entity `&e;` is no text that is declared here
xml.validate.dtd( "<a/>", "<!ENTITY e '&'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: entity `e`: a reference to an entity is a name and a semicolon
xml.validate.dtd( "<a/>", "<!ENTITY e '&#0;'>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: this is not the number of a character
xml.validate.dtd( "<a/>", "%e;" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `%e;` is not declared before it is used
xml.validate.dtd( "<a/>", "<![INCLUDE[" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: a section is not closed
xml.validate.dtd( "<a/>", "<![TEMP[ ]]>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: a section is `<![INCLUDE[` or `<![IGNORE[`
xml.validate.dtd( "<a/>", "]]>" . "<!ELEMENT a EMPTY>" . $none );  # -> -1
                                                     # warning: `]]>` closes nothing
