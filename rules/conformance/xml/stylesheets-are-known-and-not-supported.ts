xml.xslt.transform( "<a/>", "<x/>" );              # error[PM0202]: a stylesheet is a program
