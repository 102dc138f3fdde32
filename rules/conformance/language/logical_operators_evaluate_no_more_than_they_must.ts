sub say( $what ) { log.info( $what ); return 1; }   # expect: b  # expect: c
$no = 0;
$yes = 1;
$no && say( "a" );
$yes && say( "b" );
$no || say( "c" );
$yes || say( "d" );
