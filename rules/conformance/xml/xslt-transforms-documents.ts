$shop = "<shop xmlns:s='urn:s'><item n='2' s:k='v'><name>nut &amp; co</name><price>1.5</price></item>"
   . "<item n='10'><name>bolt</name><price>20</price></item><!-- c --><?pi data?><item n='1'><name>nail</name><price>-3</price></item></shop>";
# The stylesheets have the frame in common; what they make begins without a declaration.
sub transform( $document, $inside ) {
   return xml.xslt.transform( $document, '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
      . '<xsl:output omit-xml-declaration="yes"/>' . $inside . '</xsl:stylesheet>' );
}
# Without templates, the text of the document; attributes and comments are none.
transform( $shop, "" );                                                  # -> nut &amp; co1.5bolt20nail-3
# The identity.
$identity = '<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>';
transform( "<a b='1'> x<c/><!-- d --><?e f?></a>", $identity );          # -> <a b="1"> x<c/><!-- d --><?e f?></a>
# Identity, and one element otherwise; the more special pattern counts, wherever it stands.
transform( "<a><b>x</b><c>y</c></a>", '<xsl:template match="b"><B/></xsl:template>' . $identity );       # -> <a><B/><c>y</c></a>
# Priorities: by the pattern, by number, and the last of those that are the same.
$prices = '<xsl:template match="/"><xsl:apply-templates select="//item"/></xsl:template><xsl:template match="*">any;</xsl:template>'
   . '<xsl:template match="item">item;</xsl:template><xsl:template match="shop/item" priority="-1">low;</xsl:template>';
transform( $shop, $prices );                                             # -> item;item;item;
transform( $shop, $prices . '<xsl:template match="item[@n=2]">two;</xsl:template>' );            # -> two;item;item;
transform( $shop, $prices . '<xsl:template match="item[2]">second;</xsl:template>' );            # -> item;second;item;
transform( $shop, $prices . '<xsl:template match="item">last;</xsl:template>' );                 # -> last;last;last;
transform( $shop, $prices . '<xsl:template match="*" priority="1">high;</xsl:template>' );       # -> high;high;high;
# Modes.
transform( $shop, '<xsl:template match="/"><xsl:apply-templates select="//item[1]"/>|<xsl:apply-templates select="//item[1]" mode="m"/></xsl:template>'
   . '<xsl:template match="price" mode="m">(<xsl:value-of select="."/>)</xsl:template><xsl:template match="text()" mode="m"/>' ); # -> nut &amp; co1.5|(1.5)
# Sorting: as text, as numbers, downwards, by two; position() counts in the new order.
$list = '<xsl:template match="/"><xsl:for-each select="//item">SORT<xsl:value-of select="position()"/>:<xsl:value-of select="name"/>/<xsl:value-of select="last()"/>;</xsl:for-each></xsl:template>';
transform( $shop, string.replace( $list, "SORT", "" ) );                 # -> 1:nut &amp; co/3;2:bolt/3;3:nail/3;
transform( $shop, string.replace( $list, "SORT", '<xsl:sort select="name"/>' ) );                # -> 1:bolt/3;2:nail/3;3:nut &amp; co/3;
transform( $shop, string.replace( $list, "SORT", '<xsl:sort select="@n"/>' ) );                  # -> 1:nail/3;2:bolt/3;3:nut &amp; co/3;
transform( $shop, string.replace( $list, "SORT", '<xsl:sort select="@n" data-type="number"/>' ) ); # -> 1:nail/3;2:nut &amp; co/3;3:bolt/3;
transform( $shop, string.replace( $list, "SORT", '<xsl:sort select="@n" data-type="number" order="descending"/>' ) ); # -> 1:bolt/3;2:nut &amp; co/3;3:nail/3;
transform( $shop, string.replace( $list, "SORT", '<xsl:sort select="1"/><xsl:sort select="price" data-type="number"/>' ) ); # -> 1:nail/3;2:nut &amp; co/3;3:bolt/3;
# Templates that are called, their parameters, variables and their scope.
$call = '<xsl:variable name="g" select="2 * $p"/><xsl:param name="p" select="21"/>'
   . '<xsl:template name="t"><xsl:param name="a" select="1"/><xsl:param name="b"><i>b</i></xsl:param>[<xsl:value-of select="$a"/><xsl:copy-of select="$b"/><xsl:value-of select="$g"/>]</xsl:template>';
transform( "<x/>", $call . '<xsl:template match="/"><xsl:variable name="a" select="9"/><xsl:call-template name="t"/></xsl:template>' ); # -> [1<i>b</i>42]
transform( "<x>y</x>", $call . '<xsl:template match="/"><xsl:call-template name="t"><xsl:with-param name="b" select="x"/><xsl:with-param name="c" select="1"/></xsl:call-template></xsl:template>' ); # -> [1<x>y</x>42]
transform( "<x/>", '<xsl:template match="/" name="t"><xsl:param name="n" select="5"/><xsl:if test="$n > 0"><xsl:value-of select="$n"/><xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>' ); # -> 54321
# Ways.
transform( $shop, '<xsl:template match="item"><xsl:choose><xsl:when test="@n = 2">two</xsl:when><xsl:when test="price > 1">dear</xsl:when><xsl:otherwise>other</xsl:otherwise></xsl:choose>;</xsl:template>' ); # -> two;dear;other;
# Keys, and the nodes that are the first of their group.
transform( "<r><e g='a'>1</e><e g='b'>2</e><e g='a'>3</e></r>", '<xsl:key name="k" match="e" use="@g"/><xsl:template match="/">'
   . '<xsl:for-each select="//e[generate-id() = generate-id(key(&quot;k&quot;, @g)[1])]"><g id="{@g}"><xsl:copy-of select="key(&quot;k&quot;, @g)/text()"/></g></xsl:for-each></xsl:template>' ); # -> <g id="a">13</g><g id="b">2</g>
# The node of the template, within a predicate.
transform( $shop, '<xsl:template match="item"><xsl:value-of select="count(//item[price &lt; current()/price])"/></xsl:template>' ); # -> 120
