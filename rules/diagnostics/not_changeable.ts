array.push( "a" . "b", 1 );
array.push( [ 1 ], 2 );
