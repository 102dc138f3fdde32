xml.xpath.matchNodeCount( http.getBody(), "", "//a[" );                   # error[PM0401]: XPath error
xml.xpath.matchNodeCount( http.getBody(), "http://example.com/", "//a" ); # error[PM0401]: binds no prefix to a namespace
xml.validate.xsd( http.getBody(), "<a/>" );                               # error[PM0401]: this is not an XML Schema
xml.validate.dtd( http.getBody(), "<!ELEMENT a (b|)>" );                  # error[PM0401]: a model is names with
xml.xslt.transform( http.getBody(), "<a/>" );                             # error[PM0401]: this is no stylesheet
