//! The cryptography that TLS is made of.

use rustls::crypto::CryptoProvider;

/// The primitives: ring's.
pub(super) fn provider() -> CryptoProvider {
    rustls::crypto::ring::default_provider()
}
