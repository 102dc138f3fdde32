log.info( connection.getRemoteIP() );
