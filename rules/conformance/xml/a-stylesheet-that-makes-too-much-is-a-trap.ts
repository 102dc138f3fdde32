#: fuel 10000000
# What it makes of a variable doubles each time.
log.info( xml.xslt.transform( "<a/>", '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
   . '<xsl:template match="/" name="t"><xsl:param name="x"><a b="c"/></xsl:param><xsl:call-template name="t"><xsl:with-param name="x"><xsl:copy-of select="$x"/><xsl:copy-of select="$x"/></xsl:with-param></xsl:call-template></xsl:template>'
   . '</xsl:stylesheet>' ) );                        # trap: out-of-memory
