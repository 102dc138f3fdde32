$grid = array.create( 2, [ 0, 0 ] );
$grid[0][1] = 7;
$grid;          # -> [ [ 0, 7 ], [ 0, 0 ] ]
