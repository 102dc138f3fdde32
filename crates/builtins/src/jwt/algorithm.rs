//! The signature algorithms that a rule allows.

use jsonwebtoken::Algorithm;
use jsonwebtoken::AlgorithmFamily;
use pointsman_model::{Prepare, PrepareError};

/// The algorithms that can be verified. `none` is not one, and never will be.
const KNOWN: &[(&str, Algorithm)] = &[
    ("HS256", Algorithm::HS256),
    ("HS384", Algorithm::HS384),
    ("HS512", Algorithm::HS512),
    ("RS256", Algorithm::RS256),
    ("RS384", Algorithm::RS384),
    ("RS512", Algorithm::RS512),
    ("PS256", Algorithm::PS256),
    ("PS384", Algorithm::PS384),
    ("PS512", Algorithm::PS512),
    ("ES256", Algorithm::ES256),
    ("ES384", Algorithm::ES384),
    ("EdDSA", Algorithm::EdDSA),
];

/// The algorithm of this name, in its registered spelling (RFC 7518 section 3.1: names are case-sensitive).
pub(super) fn named(name: &[u8]) -> Option<Algorithm> {
    KNOWN.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, algorithm)| *algorithm)
}

/// Names of algorithms, with spaces or commas between them. An empty list allows all that fit the key.
#[derive(Debug)]
pub(super) struct Allowed(Vec<Algorithm>);

impl Allowed {
    /// Whether a token may be signed so, when this kind of key verifies it.
    pub(super) fn allows(&self, algorithm: Algorithm, family: AlgorithmFamily) -> bool {
        algorithm.family() == family && (self.0.is_empty() || self.0.contains(&algorithm))
    }
}

impl Prepare for Allowed {
    const WHAT: &'static str = "list of algorithms";

    fn prepare(text: &[u8]) -> Result<Allowed, PrepareError> {
        let words = text.split(|byte| byte.is_ascii_whitespace() || *byte == b',');
        let mut allowed = Vec::new();
        for word in words.filter(|word| !word.is_empty()) {
            let Some(algorithm) = named(word) else {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
                return Err(PrepareError::new(format!(
                    "`{}` is not an algorithm that tokens are verified by",
                    String::from_utf8_lossy(word)
                ))
                .help(format!("there are {}", names.join(", ")))
                .at(start..start + word.len()));
            };
            allowed.push(algorithm);
        }
        Ok(Allowed(allowed))
    }
}
