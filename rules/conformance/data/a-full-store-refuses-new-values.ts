#: fuel 10000000
# The store of a script holds 16 MiB.
$mib = "0123456789abcdef";
for( $i = 0; $i < 16; $i++ ) { $mib = $mib . $mib; }
$free = data.getMemoryFree();
$free == 16 * 1024 * 1024 - data.getMemoryUsage();         # -> 1
data.set( "a", $mib );                                     # -> 1
$cost = $free - data.getMemoryFree();
$cost > 1024 * 1024 && $cost < 1025 * 1024;                # -> 1
for( $i = 0; $i < 14; $i++ ) { log.info( data.set( "k" . $i, $mib ) ); }
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# No room for another one: nothing is thrown out for it, and a key keeps what it had.
$free = data.getMemoryFree();
data.set( "more", $mib );                                  # -> 0
data.set( "k0", $mib . $mib );                             # -> 0
data.getMemoryFree() == $free;                             # -> 1
string.len( data.get( "k0" ) ) . data.get( "more" );       # -> 1048576
# The other store has room of its own.
data.local.set( "more", "x" );                             # -> 1
data.remove( "k0" );                                       # -> 1
data.set( "more", $mib );                                  # -> 1
data.reset();
data.getMemoryUsage();                                     # -> 0
