$none = http.getHeader( "X-None" );
xml.validate.xsd( "<a/>", "<xs:schema" . $none ); # -> -1
                                                  # warning: xml.validate.xsd: the schema cannot be read
xml.validate.xsd( "<a/>", "<schema/>" . $none );  # -> -1
                                                  # warning: xml.validate.xsd: this is not an XML Schema
# Another schema is not fetched, and what it would declare is not left out silently.
foreach( $element in [ "include", "import", "redefine" ] ) {
   $schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:' . $element
      . ' schemaLocation="other.xsd"/><xs:element name="a"/></xs:schema>';
   log.info( xml.validate.xsd( "<a/>", $schema ) ); # expect: -1
                                                    # expect: -1
                                                    # expect: -1
}
# warning: a schema cannot bring in another one
# warning: a schema cannot bring in another one
# warning: a schema cannot bring in another one
