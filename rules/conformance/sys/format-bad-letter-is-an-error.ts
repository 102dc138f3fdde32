log.info( sys.gmtime.format( "%Y-%Q" ) ); # error[PM0401]: `%Q` stands for nothing
