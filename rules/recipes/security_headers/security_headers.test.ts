#: rule security_headers.ts
#: phase response

#: case a page over TLS                 #: tls
# response-header: X-Content-Type-Options: nosniff
# response-header: Referrer-Policy: strict-origin-when-cross-origin
# response-header: Content-Security-Policy: default-src 'self'; frame-ancestors 'self'; object-src 'none'
# response-header: Permissions-Policy: camera=(), geolocation=(), microphone=()
# response-header: Strict-Transport-Security: max-age=31536000

#: case a page in the clear
# response-header: X-Content-Type-Options: nosniff
# response-header-absent: Strict-Transport-Security

#: case a page with a policy of its own
#: response-header content-security-policy: default-src 'self' https://maps.example
#: response-header Referrer-Policy: no-referrer
# response-header: Content-Security-Policy: default-src 'self' https://maps.example
# response-header: Referrer-Policy: no-referrer
# response-header: X-Content-Type-Options: nosniff
