log.info( http.getHeader( "Host:" ) );       # error[PM0401]: ends in a colon
http.setHeader( "My Header", "x" );          # error[PM0401]: it holds a space
http.removeResponseHeader( "" );             # error[PM0401]: cannot be empty
