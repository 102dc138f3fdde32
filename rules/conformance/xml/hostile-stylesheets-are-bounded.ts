$begin = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">';
$end = '</xsl:stylesheet>' . http.getHeader( "X-None" );
# Templates without end.
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="*"><xsl:apply-templates select="."/></xsl:template>' . $end );         # -> -1
                                                     # warning: its templates, instructions and expressions are nested too deeply
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/" name="t"><o><xsl:if test="a[b or not(c[d])]"><xsl:call-template name="t"/></xsl:if></o></xsl:template>' . $end ); # -> -1
                                                     # warning: its templates, instructions and expressions are nested too deeply
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/" name="t"><xsl:variable name="v"><xsl:call-template name="t"/></xsl:variable></xsl:template>' . $end ); # -> -1
                                                     # warning: its templates, instructions and expressions are nested too deeply
# Expressions within expressions.
$open = string.replaceAll( "................................", ".", "(" );
xml.xslt.transform( "<a/>", $begin . '<xsl:variable name="v" select="' . $open . "1" . string.replaceAll( $open, "(", ")" ) . '"/>' . $end );   # -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
xml.xslt.transform( "<a/>", $begin . '<xsl:variable name="v" select="(' . $open . "1" . string.replaceAll( $open, "(", ")" ) . ')"/>' . $end ); # -> -1
                                                     # warning: it is nested more than 32 deep
# Nothing is fetched by the document either, and its entities grow only so far.
xml.xslt.transform( "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>", $begin . "" . $end );                   # -> -1
                                                     # warning: the document cannot be read
xml.xslt.transform( "<!DOCTYPE a [<!ENTITY x '<b/>'>]><a>&x;</a>", $begin . "" . $end );                                          # -> -1
                                                     # warning: has an entity with `<` in it
# What is not without end may be this deep.
$down = '<xsl:output method="text"/><xsl:template match="/" name="t"><xsl:param name="n" select="LEVELS"/><xsl:if test="$n > 0">'
   . '<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if><xsl:if test="$n = 0">end</xsl:if></xsl:template>';
xml.xslt.transform( "<a/>", $begin . string.replace( $down, "LEVELS", "390" ) . $end );                                           # -> end
xml.xslt.transform( "<a/>", $begin . string.replace( $down, "LEVELS", "400" ) . $end );                                           # -> -1
                                                     # warning: its templates, instructions and expressions are nested too deeply
# A key that is made of itself.
xml.xslt.transform( "<a/>", $begin . '<xsl:key name="k" match="*" use="key( &quot;k&quot;, 1 )"/><xsl:template match="/"><xsl:value-of select="key( &quot;k&quot;, 1 )"/></xsl:template>' . $end ); # -> -1
                                                     # warning: the key `k` is needed for its own nodes
