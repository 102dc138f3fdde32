$free = data.local.getMemoryFree();
data.local.getMemoryUsage();                     # -> 0
data.local.set( "key", "0123456789" );
$one = data.local.getMemoryUsage();
$one >= 13;                                      # -> 1
data.local.getMemoryFree() == $free - $one;      # -> 1
data.local.set( "key", "01234567890123456789" ); # -> 1
data.local.getMemoryUsage() - $one;              # -> 10
data.local.set( "list", [ 1, [ 2 ] ] );
data.local.getMemoryUsage() > $one + 20;         # -> 1
data.local.remove( "list" ) + data.local.remove( "key" ); # -> 2
data.local.getMemoryUsage();                     # -> 0
data.getMemoryUsage();                           # -> 0
