sub transform( $output, $inside ) {
   return xml.xslt.transform( "<x/>", '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
      . $output . '<xsl:template match="/">' . $inside . '</xsl:template></xsl:stylesheet>' );
}
transform( "", "<o/>" );                                         # -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<o/>"
transform( '<xsl:output standalone="yes" encoding="utf-8"/>', "<o/>" ); # -> "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<o/>"
transform( '<xsl:output omit-xml-declaration="yes" doctype-system="o.dtd" doctype-public="-//O"/>', "<o/>" ); # -> "<!DOCTYPE o PUBLIC \"-//O\" \"o.dtd\">\n<o/>"
transform( '<xsl:output omit-xml-declaration="yes" cdata-section-elements="o"/>', "<o>a]]&gt;&lt;<b>&lt;</b></o>" ); # -> <o><![CDATA[a]]]]><![CDATA[><]]><b>&lt;</b></o>
transform( '<xsl:output omit-xml-declaration="yes"/>', "caf&#xe9; &#13;" );       # -> café &#13;
# Text alone.
transform( '<xsl:output method="text"/>', '<o a="1">&lt;x&gt;<b>y</b><xsl:comment>c</xsl:comment></o>' ); # -> <x>y
# HTML: by the method, or by the outermost element.
$page = '<html><head><title>A &amp; B</title><script>if( a &lt; b &amp;&amp; c ) d();</script></head><body class="&lt;"><br/><p/><input checked="checked"/></body></html>';
transform( '<xsl:output method="html"/>', $page ); # -> <html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>A &amp; B</title><script>if( a < b && c ) d();</script></head><body class="<"><br><p></p><input checked></body></html>
transform( "", "<HTML><hr/></HTML>" );                           # -> <HTML><hr></HTML>
transform( '<xsl:output method="xml" omit-xml-declaration="yes"/>', "<html><hr/></html>" ); # -> <html><hr/></html>
# A stylesheet may be what it makes.
xml.xslt.transform( "<x>7</x>", '<o xsl:version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:value-of select="x"/></o>' ); # -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<o>7</o>"
# White space of the document.
$strip = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output omit-xml-declaration="yes"/>'
   . '<xsl:strip-space elements="*"/><xsl:preserve-space elements="b"/><xsl:template match="/"><xsl:copy-of select="."/></xsl:template></xsl:stylesheet>';
xml.xslt.transform( "<a> <b> <c> </c> </b> <d xml:space='preserve'> </d> x </a>", $strip ); # -> <a><b> <c/> </b><d xml:space="preserve"> </d> x </a>
# Numbers.
sub format( $number, $pattern ) {
   return transform( '<xsl:output method="text"/>', '<xsl:value-of select="format-number( ' . $number . ', &quot;' . $pattern . '&quot; )"/>' );
}
format( "1234567.891", "#,##0.00" );      # -> 1,234,567.89
format( "-5", "0.0" );                    # -> -5.0
format( "0.256", "0%" );                  # -> 26%
format( "-12.5", "0.##;(0.##)" );         # -> (12.5)
format( "0.5", "#.##" );                  # -> 0.5
format( "0.5", "#.00" );                  # -> .50
format( "9.995", "0.0" );                 # -> 10.0
format( "2.5", "0" );                     # -> 3
format( "12", "0000" );                   # -> 0012
format( "0 div 0", "0" );                 # -> NaN
