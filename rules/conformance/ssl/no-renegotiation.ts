ssl.requireCert();                               # error[unsupported-function]: TLS 1.3 has no such thing
ssl.requestCert();                               # error[unsupported-function]: client_auth
log.info( ssl.clientSupportsSecureRenegotiation() ); # error[unsupported-function]: never negotiated again
log.info( ssl.sslSessionID() );                  # error[unsupported-function]: have no identifier
