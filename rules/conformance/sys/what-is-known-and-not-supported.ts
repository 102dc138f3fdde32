log.info( sys.getRestApiPort() );             # error[PM0202]: the proxy has no REST API
log.info( sys.getnetworkinterfaces()[0] );    # error[PM0202]: request.getLocalIP
