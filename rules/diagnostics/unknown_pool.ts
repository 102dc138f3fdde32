#: pool "Sticky Pool"
#: pool "Maintenance"
pool.select( "Stikcy Pool" );
pool.select( "gallery" );
pool.use( "discard" );
