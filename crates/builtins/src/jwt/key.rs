//! The key that a token is verified with.

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey, crypto};
use pointsman_model::{Prepare, PrepareError};

/// A key. What it is decides how a token may be signed: a public key never verifies an HMAC, or anybody who knows it
/// could sign (RFC 8725 section 2.1).
pub(super) struct Key(DecodingKey);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// The kind of algorithms that it is for.
    pub(super) fn family(&self) -> AlgorithmFamily {
        self.0.family()
    }

    /// Whether the signature (in Base64) is this key's over the message. Not, too, when the key is of another curve.
    pub(super) fn signed(&self, message: &[u8], signature: &str, algorithm: Algorithm) -> bool {
        crypto::verify(signature, message, &self.0, algorithm).unwrap_or(false)
    }
}

const HELP: &str =
    "give a shared secret, a public key in PEM (`-----BEGIN PUBLIC KEY-----`), or a JSON Web Key";

impl Prepare for Key {
    const WHAT: &'static str = "key";

    fn prepare(text: &[u8]) -> Result<Key, PrepareError> {
        let trimmed = text.trim_ascii();
        if trimmed.is_empty() {
            return Err(PrepareError::new("an empty key verifies nothing").help(HELP));
        }
        // What looks like a public key is one or is nothing: it must not become a secret that everybody knows.
        if trimmed.starts_with(b"-----BEGIN") {
            return from_pem(trimmed);
        }
        if trimmed.starts_with(b"{") {
            return from_jwk(trimmed);
        }
        Ok(Key(DecodingKey::from_secret(text)))
    }
}

fn from_pem(text: &[u8]) -> Result<Key, PrepareError> {
    let label = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if label.windows(7).any(|word| word == b"PRIVATE") {
        return Err(PrepareError::new("a private key does not belong into a rule that verifies")
            .help("give the public half: `openssl pkey -in key.pem -pubout`"));
    }
    if label.windows(11).any(|word| word == b"CERTIFICATE") {
        return Err(PrepareError::new("a certificate is not a key")
            .help("give its public key: `openssl x509 -in certificate.pem -pubkey -noout`"));
    }
    DecodingKey::from_rsa_pem(text)
        .or_else(|_| DecodingKey::from_ec_pem(text))
        .or_else(|_| DecodingKey::from_ed_pem(text))
        .map(Key)
        .map_err(|_| PrepareError::new("this is not a public key in PEM of RSA, ECDSA or Ed25519").help(HELP))
}

fn from_jwk(text: &[u8]) -> Result<Key, PrepareError> {
    serde_json::from_slice::<Jwk>(text)
        .ok()
        .and_then(|jwk| DecodingKey::from_jwk(&jwk).ok())
        .map(Key)
        .ok_or_else(|| {
            PrepareError::new("this is not a JSON Web Key of RSA, ECDSA, Ed25519 or HMAC").help(HELP)
        })
}
