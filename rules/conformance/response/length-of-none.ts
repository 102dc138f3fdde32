log.info( response.getLength() );            # expect: 0
