xml.validate.dtd( "<a/>", "<!ELEMENT a EMPTY>" );  # error[PM0202]: xml.validate.xsd
xml.xslt.transform( "<a/>", "<x/>" );              # error[PM0202]: a stylesheet is a program
xml.validate( "<a/>", "<!ELEMENT a EMPTY>" );      # error[PM0202]: xml.validate.xsd
