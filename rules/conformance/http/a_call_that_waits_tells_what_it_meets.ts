#: phase response
#: response-header Content-Encoding: gzip
#: response-body no gzip at all
http.getResponseBody( [] );         # ->    # warning: Cannot convert array to integer value
                                            # warning: gzip
http.getBody( [] );                 # ->    # warning: Cannot convert array to integer value
