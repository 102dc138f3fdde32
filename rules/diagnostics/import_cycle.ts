import import_cycle;
sub f() { return import_cycle.f(); }
log.info( f() );
