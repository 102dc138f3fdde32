$none = http.getHeader( "X-None" );
$begin = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">' . "\n";
$end = '</xsl:stylesheet>' . $none;
# Documents and stylesheets that are none.
xml.xslt.transform( "<a>", $begin . $end );          # -> -1
                                                     # warning: xml.xslt.transform: the document cannot be read
xml.xslt.transform( $none, $begin . $end );          # -> -1
                                                     # warning: the document cannot be read
xml.xslt.transform( "<a/>", "<a>" . $none );         # -> -1
                                                     # warning: xml.xslt.transform: the stylesheet cannot be used
xml.xslt.transform( "<a/>", "<a/>" . $none );        # -> -1
                                                     # warning: this is no stylesheet: its outermost element is `xsl:stylesheet`
xml.xslt.transform( "<a/>", 7 . $none );             # -> -1
                                                     # warning: the stylesheet cannot be used
xml.xslt.transform( "<a/>", string.replace( $begin, "1.0", "2.0" ) . $end ); # -> -1
                                                     # warning: its version is `2.0`, and only XSLT 1.0 is supported
# What is wrong in a stylesheet, and what is not supported: nothing of it is passed over. With its line.
xml.xslt.transform( "<a/>", $begin . '<xsl:import href="file:///etc/hostname"/>' . $end );  # -> -1
                                                     # warning: line 2: `xsl:import` is not supported: nothing is fetched
xml.xslt.transform( "<a/>", $begin . '<xsl:include href="http://127.0.0.1:1/"/>' . $end );  # -> -1
                                                     # warning: `xsl:include` is not supported: nothing is fetched
xml.xslt.transform( "<a/>", $begin . '<xsl:attribute-set name="a"/>' . $end );  # -> -1
                                                     # warning: `xsl:attribute-set` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:decimal-format/>' . $end );  # -> -1
                                                     # warning: `xsl:decimal-format` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:namespace-alias/>' . $end );  # -> -1
                                                     # warning: `xsl:namespace-alias` is not supported
xml.xslt.transform( "<a/>", $begin . 'text' . $end );  # -> -1
                                                     # warning: text stands outside of all templates
xml.xslt.transform( "<a/>", $begin . '<a/>' . $end );  # -> -1
                                                     # warning: `a` stands outside of all templates
xml.xslt.transform( "<a/>", $begin . '<xsl:output method="pdf"/>' . $end );  # -> -1
                                                     # warning: the output method `pdf` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:output encoding="latin1"/>' . $end );  # -> -1
                                                     # warning: the encoding `latin1` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:output indent="maybe"/>' . $end );  # -> -1
                                                     # warning: `indent` is `yes` or `no`
xml.xslt.transform( "<a/>", $begin . '<xsl:template/>' . $end );  # -> -1
                                                     # warning: xsl:template has neither `match` nor `name`
xml.xslt.transform( "<a/>", $begin . '<xsl:template name="a"/><xsl:template name="a"/>' . $end );  # -> -1
                                                     # warning: two templates have one name
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="key( &quot;k&quot;, 1 )"/>' . $end );  # -> -1
                                                     # warning: is not supported as a pattern
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="ancestor::a"/>' . $end );  # -> -1
                                                     # warning: is not supported as a pattern
xml.xslt.transform( "<a/>", $begin . '<xsl:variable name="a"/><xsl:variable name="a"/>' . $end );  # -> -1
                                                     # warning: `$a` is declared twice
xml.xslt.transform( "<a/>", $begin . '<xsl:variable name="a" select="1">2</xsl:variable>' . $end );  # -> -1
                                                     # warning: `a`: it has both `select` and content
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="document( . )"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `document()` is not supported: nothing is fetched
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="id( 1 )"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the function `id()` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="count()"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `count()` takes more arguments
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="not( 1, 2 )"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `not()` takes fewer arguments
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="x:y()"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the function `x:y` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="x:y"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the prefix `x` stands for no namespace
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="namespace::*"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the axis `namespace` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="a["/></xsl:template>' . $end );  # -> -1
                                                     # warning: a step is expected at its end
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="a b"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `b` is not expected
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of/></xsl:template>' . $end );  # -> -1
                                                     # warning: `xsl:value-of` has no attribute `select`
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="1" separator=","/></xsl:template>' . $end );  # -> -1
                                                     # warning: the attribute `separator` of `xsl:value-of` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:number/></xsl:template>' . $end );  # -> -1
                                                     # warning: `xsl:number` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:apply-imports/></xsl:template>' . $end );  # -> -1
                                                     # warning: `xsl:apply-imports` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:call-template name="none"/></xsl:template>' . $end );  # -> -1
                                                     # warning: there is no template of the name `none`
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:sort/></xsl:template>' . $end );  # -> -1
                                                     # warning: `xsl:sort` is not supported here
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:choose/></xsl:template>' . $end );  # -> -1
                                                     # warning: xsl:choose has no xsl:when
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><o a="{"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `{` is not closed
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><o a="}"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `}` closes nothing
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><o xsl:use-attribute-sets="a"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the attribute `xsl:use-attribute-sets` is not supported
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/">x<xsl:param name="a"/></xsl:template>' . $end );  # -> -1
                                                     # warning: xsl:param stands first in a template
# What goes wrong with a document.
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="$none"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the document cannot be transformed: the variable `$none` is not declared
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:for-each select="1"/></xsl:template>' . $end );  # -> -1
                                                     # warning: xsl:for-each takes nodes
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:variable name="v"><a/></xsl:variable><xsl:value-of select="$v/a"/></xsl:template>' . $end );  # -> -1
                                                     # warning: what a variable's content makes is none in XSLT 1.0
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><o>x<xsl:attribute name="a"/></o></xsl:template>' . $end );  # -> -1
                                                     # warning: the attribute `a` stands behind the content of its element
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:attribute name="a"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the attribute `a` stands in no element
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:element name="1"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `1` is not a name
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:element name="x:y"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the prefix `x` stands for no namespace
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:comment>a--b</xsl:comment></xsl:template>' . $end );  # -> -1
                                                     # warning: a comment has no `--` in it
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:processing-instruction name="xml"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `<?xml` is no processing instruction
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:message terminate="yes">no <xsl:value-of select="1 + 1"/></xsl:message></xsl:template>' . $end );  # -> -1
                                                     # warning: it ended itself: no 2
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="key( &quot;k&quot;, 1 )"/></xsl:template>' . $end );  # -> -1
                                                     # warning: there is no key `k`
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:value-of select="format-number( 1, &quot;x&quot; )"/></xsl:template>' . $end );  # -> -1
                                                     # warning: `x` is not a pattern for numbers
xml.xslt.transform( "<a/>", $begin . '<xsl:template match="/"><xsl:for-each select="*"><xsl:sort order="up"/></xsl:for-each></xsl:template>' . $end );  # -> -1
                                                     # warning: xsl:sort: `up` is neither `descending` nor `ascending`
# What a global variable needs must not need it.
xml.xslt.transform( "<a/>", $begin . '<xsl:variable name="a" select="$b"/><xsl:variable name="b" select="$a"/><xsl:template match="/"><xsl:value-of select="$a"/></xsl:template>' . $end );  # -> -1
                                                     # warning: the variable `$a` is needed for its own value
