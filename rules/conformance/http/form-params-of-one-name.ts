# One value is text, two and more are an array; the hash is the rule's own.
#: request POST /?x=1&y=&x=2&X=3
#: body x=4&z
$form = http.getFormParams();
log.info( lang.dump( $form ) ); # expect: [ "x" => [ "1", "2", "4" ], "y" => "", "X" => "3", "z" => "" ]
$form["x"][0] = 9;
log.info( http.getFormParam( "x" ) ); # expect: 1
log.info( lang.isArray( http.getFormParams()["x"] ) ); # expect: 1
