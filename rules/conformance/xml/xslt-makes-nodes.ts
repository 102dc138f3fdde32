sub transform( $document, $inside ) {
   return xml.xslt.transform( $document, '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:p" exclude-result-prefixes="p">'
      . '<xsl:output omit-xml-declaration="yes"/><xsl:template match="/">' . $inside . '</xsl:template></xsl:stylesheet>' );
}
# Attribute value templates.
transform( "<x>7</x>", '<o a="{{x}}{1 + 1}{concat( &quot;}&quot;, x )}" b=""/>' );       # -> <o a="{x}2}7" b=""/>
# Elements and attributes whose names are made; an attribute of the same name takes the place of the first.
transform( "<x>7</x>", '<xsl:element name="n{x}"><xsl:attribute name="a">1</xsl:attribute><xsl:attribute name="a">2<xsl:value-of select="x"/></xsl:attribute>t</xsl:element>' ); # -> <n7 a="27">t</n7>
transform( "<x/>", '<o a="1"><xsl:attribute name="a">&lt;&amp;"&#10;&gt;</xsl:attribute></o>' ); # -> <o a="&lt;&amp;&quot;&#10;&gt;"/>
# Namespaces: as the prefix stands for, as given, and none.
transform( "<x/>", '<xsl:element name="p:e"><xsl:attribute name="p:a">1</xsl:attribute></xsl:element>' ); # -> <p:e xmlns:p="urn:p" p:a="1"/>
transform( "<x/>", '<o xmlns="urn:d"><xsl:element name="e"/><xsl:element name="f" namespace=""/></o>' );  # -> <o xmlns="urn:d"><e/><f xmlns=""/></o>
transform( "<x/>", '<xsl:element name="e" namespace="urn:q"><xsl:attribute name="a" namespace="urn:r">1</xsl:attribute></xsl:element>' ); # -> <e xmlns="urn:q" xmlns:ns0="urn:r" ns0:a="1"/>
# What was bound in the stylesheet comes along where it is not excluded; what was bound in the document does with copies.
transform( "<x/>", '<o xmlns:q="urn:q"/>' );                                     # -> <o xmlns:q="urn:q"/>
transform( "<x/>", '<p:o/>' );                                                   # -> <p:o xmlns:p="urn:p"/>
transform( "<x xmlns:q='urn:q'><q:y z='1'/></x>", '<o><xsl:copy-of select="//*[@z]"/></o>' );   # -> <o><q:y xmlns:q="urn:q" z="1"/></o>
# Comments and processing instructions.
transform( "<x>7</x>", '<xsl:comment>a<xsl:value-of select="x"/></xsl:comment><xsl:processing-instruction name="go">b</xsl:processing-instruction>' ); # -> <!--a7--><?go b?>
# White space between instructions is none, what xsl:text or xml:space says is some.
transform( "<x/>", '<o> <a> x </a> <xsl:text> </xsl:text> <b xml:space="preserve"> <c/></b> </o>' );      # -> <o><a> x </a> <b xml:space="preserve"> <c/></b></o>
# Text as it stands.
transform( "<x/>", '<o><xsl:text disable-output-escaping="yes">&lt;b&gt;</xsl:text>&lt;</o>' ); # -> <o><b>&lt;</o>
# Text that lies side by side is one node; so is a CDATA section.
transform( "<x>a<![CDATA[<b>]]>c</x>", '<o n="{count( x/text() )}"><xsl:copy-of select="x/text()"/></o>' ); # -> <o n="1">a&lt;b&gt;c</o>
# What a variable's content makes is copied, or taken as text.
transform( "<x/>", '<xsl:variable name="v"><a>1</a><b>2</b></xsl:variable><xsl:copy-of select="$v"/><xsl:value-of select="$v + 1"/>' ); # -> <a>1</a><b>2</b>13
