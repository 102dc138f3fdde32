$doc = "<r a='1' b='2'><x>1</x><y><x>2</x><!-- c --><x>3</x></y><z>text <b>bold</b></z></r>";
sub ask( $document, $expression ) {
   return xml.xslt.transform( $document, '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
      . '<xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="' . $expression . '"/></xsl:template></xsl:stylesheet>' );
}
ask( $doc, "count( //x )" );                         # -> 3
ask( $doc, "(//x)[2]" );                             # -> 2
ask( $doc, "//x[2]" );                               # -> 3
ask( $doc, "(//x)[last()]/preceding::x[1]" );        # -> 2
ask( $doc, "(//x)[last()]/ancestor::*[last()]/@b" ); # -> 2
ask( $doc, "sum( //x ) * 2 - 1" );                   # -> 11
ask( $doc, "//x = 3 and not( //x = 4 )" );           # -> true
ask( $doc, "//x != 1" );                             # -> true
ask( $doc, "//x &lt; 1 or //x >= 3" );               # -> true
ask( $doc, "//none = ''" );                          # -> false
ask( $doc, "name( /*/*[3]/following-sibling::* )" ); # ->
ask( $doc, "count( //node() )" );                    # -> 13
ask( $doc, "count( //@* | //x | //@a )" );           # -> 5
ask( $doc, "string( r/z )" );                        # -> text bold
ask( $doc, "normalize-space( concat( '  a', ' b ' ) )" );    # -> a b
ask( $doc, "substring( '12345', 1.5, 2.6 )" );       # -> 234
ask( $doc, "substring-before( 'a=b=c', '=' )" );     # -> a
ask( $doc, "substring-after( 'a=b=c', '=' )" );      # -> b=c
ask( $doc, "translate( 'abcabc', 'abx', 'B' )" );    # -> BcBc
ask( $doc, "string-length( 'é' )" );                 # -> 1
ask( $doc, "round( -0.5 ) + round( 2.5 ) + floor( -1.5 ) + ceiling( -1.5 )" ); # -> 0
ask( $doc, "-5 mod 3" );                             # -> -2
ask( $doc, "1 div 0" );                              # -> Infinity
ask( $doc, "number( '1e3' )" );                      # -> NaN
ask( $doc, "0.1 + 0.2" );                            # -> 0.30000000000000004
ask( $doc, "3 - -2 div 4" );                         # -> 3.5
ask( $doc, "1 = 1 = 1" );                            # -> true
ask( $doc, "boolean( 'false' )" );                   # -> true
ask( $doc, "*/*[position() = last() - 1]/x[. > 2]" ); # -> 3
ask( $doc, "//*[self::z or self::q]/b" );            # -> bold
ask( $doc, "generate-id( //x[1] ) = generate-id( /r/x )" );  # -> true
ask( $doc, "system-property( 'xsl:version' )" );     # -> 1
ask( "<a xml:lang='en-GB'><b/></a>", "count( //b[lang( 'EN' )] )" );   # -> 1
