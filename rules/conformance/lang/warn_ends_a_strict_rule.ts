import strict;
lang.warn( "odd thing" );           # trap: odd thing
log.info( "after" );
