log.info( "nothing said" ); # expect: nothing said
# compression: default
