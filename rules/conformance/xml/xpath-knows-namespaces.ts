$doc = '<e:Envelope xmlns:e="urn:soap"><e:Body><get xmlns="urn:shop"><key>7</key></get></e:Body></e:Envelope>';
$map = "xmlns:s=urn:soap  xmlns:shop='urn:shop'";
# Prefixes are the map's, whatever the document calls them.
xml.xpath.matchNodeSet( $doc, $map, "/s:Envelope/s:Body/shop:get/shop:key" ); # -> 7
xml.xpath.matchNodeCount( $doc, 'xmlns:x="urn:shop"', "//x:key" );  # -> 1
xml.xpath.matchNodeCount( $doc, "xmlns:x=urn:other", "//x:key" );   # -> 0
# A name without a prefix has no namespace, also where the document has a default one.
xml.xpath.matchNodeCount( $doc, $map, "//key" );                    # -> 0
xml.xpath.matchNodeCount( $doc, "", "//*[local-name() = 'key']" );  # -> 1
$bad = "urn:soap" . http.getHeader( "X-None" );
xml.xpath.matchNodeCount( $doc, $bad, "//key" );                    # -> -1
                                                                    # warning: `urn:soap` binds no prefix to a namespace
