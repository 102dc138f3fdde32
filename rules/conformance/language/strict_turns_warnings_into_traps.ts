import strict;
$zero = 0;
log.info( "before" );        # expect: before
log.info( 1 / $zero );       # trap: Division by zero
log.info( "never" );
