array.sortNumerical( [ 10, "9", 2.5, -1 ] );            # -> [ -1, 2.5, "9", 10 ]
array.sortNumerical( [ 1, "10 apples", 3 ], true );     # -> [ "10 apples", 3, 1 ]
array.sortNumerical( [ "1", 1, "01" ] );                # -> [ "1", 1, "01" ]
