# Parameter entities stand for parts of declarations, for whole ones, and for words that switch sections.
$dtd = '<?xml version="1.0" encoding="UTF-8"?>
<!ENTITY % inline "b | i"> <!ENTITY % text "(#PCDATA | %inline;)*"> <!ENTITY % core "id ID #IMPLIED">
<!ENTITY % more "<!ELEMENT b %text;> <!ATTLIST b %core; class CDATA &#39;&#39;>">
<!ELEMENT p %text;> %more; <!ENTITY % strict "IGNORE"> <!ENTITY % loose "INCLUDE">
<![%strict;[ <!ELEMENT i EMPTY> <![INCLUDE[ nothing ]]> "> ]]> <![ %loose; [ <!ELEMENT i %text;> <![INCLUDE[<!ATTLIST i %core;>]]> ]]>';
xml.validate.dtd( "<p>a<b id='x' class='c'>b<i id='y'>c</i></b></p>", $dtd );  # -> 1
xml.validate.dtd( "<p id='x'/>", $dtd );                                       # -> 0
xml.validate.dtd( "<p>a<i class='c'/></p>", $dtd );                            # -> 0
# The first declaration counts.
xml.validate.dtd( "<a><b/></a>", "<!ENTITY % m 'b'><!ENTITY % m 'c'><!ELEMENT a (%m;)><!ELEMENT b EMPTY><!ELEMENT c EMPTY>" ); # -> 1
# What it names elsewhere may be declared, but not used.
xml.validate.dtd( "<a/>", "<!ENTITY % m SYSTEM 'file:///etc/hostname'><!ENTITY e SYSTEM 'http://127.0.0.1:1/'><!ELEMENT a EMPTY>" ); # -> 1
# Entities of the DTD are those of a document whose DOCTYPE names a file; the document's own come first.
$dtd = '<!ELEMENT a (#PCDATA)> <!ATTLIST a n (acme) #IMPLIED> <!ENTITY co "acme"> <!ENTITY gone SYSTEM "http://127.0.0.1:1/">';
xml.validate.dtd( "<!DOCTYPE a SYSTEM 'x.dtd'><a n='&co;'>&co;</a>", $dtd );                       # -> 1
xml.validate.dtd( "<?xml version='1.0'?><!DOCTYPE a PUBLIC '-' 'x' [ ]><a n='&co;'/>", $dtd );     # -> 1
xml.validate.dtd( "<!DOCTYPE a SYSTEM 'x.dtd' [ <!ENTITY co 'other'> ] ><a n='&co;'/>", $dtd );    # -> 0
xml.validate.dtd( "<a>&co;</a>", $dtd );                                                           # -> -1
                                                     # warning: Unknown entity reference: &co;
xml.validate.dtd( "<!DOCTYPE a [ ]><a>&co;</a>", $dtd );                                           # -> -1
                                                     # warning: Unknown entity reference: &co;
xml.validate.dtd( "<!DOCTYPE a SYSTEM 'x.dtd'><a>&gone;</a>", $dtd );                              # -> -1
                                                     # warning: the document cannot be read
# The DOCTYPE names the outermost element; what it declares of elements does not count.
xml.validate.dtd( "<!DOCTYPE a><a/>", "<!ELEMENT a ANY><!ELEMENT b ANY>" );                        # -> 1
xml.validate.dtd( "<!DOCTYPE a><b/>", "<!ELEMENT a ANY><!ELEMENT b ANY>" );                        # -> 0
xml.validate.dtd( "<!DOCTYPE a [ <!ELEMENT a ANY> ]><a>text</a>", "<!ELEMENT a EMPTY>" );          # -> 0
xml.validate.dtd( "<!DOCTYPE a [ <!ELEMENT a EMPTY> ]><a>text</a>", "<!ELEMENT a ANY>" );          # -> 1
# An entity that stands for nothing is content all the same.
xml.validate.dtd( "<!DOCTYPE a [ <!ENTITY e ''> ]><a>&e;</a>", "<!ELEMENT a EMPTY>" );             # -> 0
