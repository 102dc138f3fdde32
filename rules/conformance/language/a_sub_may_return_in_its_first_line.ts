# What a sub returns in its first line may be known before it runs. It is what the sub would return, and costs the same.

sub below( $n ) { if( $n < 2 ) return $n; return "more"; }
# warning: Cannot convert array to number value
below( 1 );        # -> 1
below( -7 );       # -> -7
below( 2 );        # -> more
below( 1.5 );      # -> 1.5
below( "1" );      # -> 1
below( "x" );      # -> x
below( [ 1 ] );    # -> [ 1 ]

sub second( $a, $b ) { if( $b >= 10 ) return $a; return $b; }
second( 1, 10 );       # -> 1
second( 1, 9 );        # -> 9
second( "a", 10 );     # -> a
second( [ 5 ], 11 )[ 0 ]; # -> 5

sub never( $n ) { if( $n == 3 ) return 0; return $n * 2; }
never( 3 );   # -> 0
never( 4 );   # -> 8
never( 3.0 ); # -> 0

sub other( $n ) { if( $n != 3 ) return 5; return $n; }
other( 3 ); # -> 3
other( 4 ); # -> 5

sub most( $n ) { if( $n <= 9223372036854775807 ) return $n; return -1; }
most( 9223372036854775807 ); # -> 9223372036854775807
sub least( $n ) { if( $n > -2 ) return $n; return "low"; }
least( -2 ); # -> low
least( -1 ); # -> -1

sub negated( $n ) { if( !( $n > 4 ) ) return 1; return 2; }
negated( 4 ); # -> 1
negated( 5 ); # -> 2

sub fib( $n ) { if( $n < 2 ) return $n; return fib( $n - 1 ) + fib( $n - 2 ); }
fib( 15 ); # -> 610
