$schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" xmlns="urn:o" elementFormDefault="qualified">'
   . '<xs:element name="order"><xs:complexType><xs:sequence>'
   . '<xs:element name="item" maxOccurs="2"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">'
   . '<xs:attribute name="n" type="xs:positiveInteger" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>'
   . '<xs:element name="when" type="xs:date" minOccurs="0"/>'
   . '</xs:sequence></xs:complexType></xs:element></xs:schema>';
xml.validate.xsd( '<order xmlns="urn:o"><item n="1">nut</item></order>', $schema );                            # -> 1
xml.validate.xsd( '<o:order xmlns:o="urn:o"><o:item n="1"/><o:item n="2"/><o:when>2024-02-29</o:when></o:order>', $schema ); # -> 1
# Too many, too few, in the wrong order, of another type, without an attribute, in no namespace.
xml.validate.xsd( '<order xmlns="urn:o"><item n="1"/><item n="2"/><item n="3"/></order>', $schema );           # -> 0
xml.validate.xsd( '<order xmlns="urn:o"/>', $schema );                                                         # -> 0
xml.validate.xsd( '<order xmlns="urn:o"><when>2024-02-29</when><item n="1"/></order>', $schema );              # -> 0
xml.validate.xsd( '<order xmlns="urn:o"><item n="1"/><when>2023-02-29</when></order>', $schema );              # -> 0
xml.validate.xsd( '<order xmlns="urn:o"><item n="0"/></order>', $schema );                                     # -> 0
xml.validate.xsd( '<order xmlns="urn:o"><item/></order>', $schema );                                           # -> 0
xml.validate.xsd( '<order><item n="1"/></order>', $schema );                                                   # -> 0
# Not well formed.
xml.validate.xsd( '<order xmlns="urn:o"><item n="1">', $schema );                                              # -> -1
                                        # warning: xml.validate.xsd: the document cannot be read
xml.validate.xsd( "", $schema );                                                                               # -> -1
                                        # warning: xml.validate.xsd: the document cannot be read
