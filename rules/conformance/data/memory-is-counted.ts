$free = data.getMemoryFree();
data.getMemoryUsage();                           # -> 0
data.set( "key", "0123456789" );                 # -> 1
$one = data.getMemoryUsage();
$one >= 13;                                      # -> 1
data.getMemoryFree() == $free - $one;            # -> 1
data.set( "key", "01234567890123456789" );       # -> 1
data.getMemoryUsage() - $one;                    # -> 10
data.set( "key", "" );                           # -> 1
data.getMemoryUsage() - $one;                    # -> -10
data.set( "list", [ 1, [ 2 ] ] );                # -> 1
data.getMemoryUsage() > $one + 20;               # -> 1
data.remove( "list" ) + data.remove( "key" );    # -> 2
data.getMemoryUsage();                           # -> 0
data.local.getMemoryUsage();                     # -> 0
