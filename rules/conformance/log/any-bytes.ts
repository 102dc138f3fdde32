log.info( "a\nb\377" ); # expect: "a\nb\xff"
