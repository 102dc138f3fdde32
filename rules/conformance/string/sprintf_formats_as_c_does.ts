string.sprintf( "%s and %s", "a", 1 );          # -> a and 1
string.sprintf( "[%5s][%-5s][%.2s]", "abc", "abc", "abc" );     # -> [  abc][abc  ][ab]
string.sprintf( "[%3d][%-3d][%03d][%+d]", 7, 7, 7, 7 );         # -> [  7][7  ][007][+7]
string.sprintf( "%d %d", "12.6x", -3.5 );       # -> 13 -4
string.sprintf( "%f %.2f %6.1f", 1, 2.345, -1.25 );     # -> 1.000000 2.35   -1.2
string.sprintf( "%c%c%c", 72, 105, "!?" );      # -> Hi!
string.sprintf( "100%%" );                      # -> 100%
string.sprintf( "%s", 1, 2 );                   # -> 1
string.sprintf( "%c%c", 321, -191 );            # -> AA
string.sprintf( "[%3c][%-3c][%c]", 65, "B", "" );               # -> [  A][B  ][]
string.sprintf( "[%+ d][% +d][% d][% d]", 7, 7, 7, -7 );        # -> [+7][+7][ 7][-7]
string.sprintf( "[%05.1d][%.3d][%.0d][%-05d]", 7, -7, 0, 7 );   # -> [    7][-007][][7    ]
string.sprintf( "[%05d][%05s][%-2s][%.9s]", -7, "ab", "abc", "abc" );   # -> [-0007][   ab][abc][abc]
string.sprintf( "%d %d", 9223372036854775807, -9223372036854775807 - 1 );       # -> 9223372036854775807 -9223372036854775808
string.sprintf( "%d %d", "9999999999999999999", math.sqrt( -1 ) );      # -> 9223372036854775807 0   # warning: Cannot convert nan to integer value
string.sprintf( "%.0f %.0f %.0f", 0.5, 1.5, 2.5 );              # -> 0 2 2
string.sprintf( "[%.1f][%08.2f][%-8.1f]", -1 / math.exp( 1000 ), -1, 2 );       # -> [-0.0][-0001.00][2.0     ]
string.sprintf( "[%06f][%+f][%5.1f]", math.sqrt( -1 ), math.exp( 1000 ), math.ln( 0 ) );      # -> [   nan][+inf][ -inf]
string.sprintf( "%.20f", 0.1 );                 # -> 0.10000000000000000555
string.sprintf( "%f", 1e15 );                   # -> 1000000000000000.000000
string.sprintf( "%s%%%s", "%d", "%s" );         # -> %d%%s
string.sprintf( "%s", [ 1 ] );                  # -> 0   # warning: Cannot convert array to string value
