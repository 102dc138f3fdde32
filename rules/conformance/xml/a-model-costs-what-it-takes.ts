#: fuel 40000
# A child takes no more steps than its parent's model has parts, whatever stands for what: this one would be matched in
# more ways than there are atoms.
$model = "(a?,a?,a?,a?)*";
for( $i = 0; $i < 20; $i++ ) { $model = "(a|(" . $model . ")*)*"; }
$children = "<a/>";
for( $i = 0; $i < 6; $i++ ) { $children = $children . $children; }
$document = "<r>" . $children . "</r>";
xml.validate.dtd( $document, "<!ELEMENT r " . $model . "><!ELEMENT a EMPTY>" );                # -> 1
# Thousands of parts are so many steps.
$many = "(a?)*,(a?)*,";
for( $i = 0; $i < 9; $i++ ) { $many = $many . $many; }
log.info( "before" );                                                                          # expect: before
log.info( xml.validate.dtd( $document, "<!ELEMENT r (" . $many . "a)><!ELEMENT a EMPTY>" ) );  # trap: out-of-fuel
