lang.warn( "odd" . " thing" );      # warning: odd thing
log.info( "after" );                # expect: after
