$many = string.replaceAll( "................................", ".", "<a/><a/><a/><a/>" );
log.info( "before" );                                # expect: before
log.info( xml.xslt.transform( "<r>" . $many . "</r>", '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:value-of select="count( //a[count( //a[count( //a ) > 0] ) > 0] )"/></xsl:template></xsl:stylesheet>' ) ); # trap: out-of-fuel
