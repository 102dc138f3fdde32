#: request POST /?a=1&b=2&a=3
#: body a=4&c=5
$form = http.getFormParams();
log.info( lang.isArray( $form["a"] ) );      # expect: 1
log.info( array.join( $form["a"], "," ) );   # expect: 1,3,4
log.info( lang.isArray( $form["b"] ) );      # expect: 0
log.info( $form["c"] );                      # expect: 5
