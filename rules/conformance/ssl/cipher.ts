#: case TLS 1.3
#: tls
# expect: SSL_AES_128_GCM_SHA256, version=TLSv1.3, bits=128

#: case TLS 1.2
#: tls-version TLSv1.2
#: tls-cipher TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 256
# expect: SSL_ECDHE_RSA_WITH_AES_256_GCM_SHA384, version=TLSv1.2, bits=256

#: case plain
# expect: ""

log.info( ssl.clientCipher() );
