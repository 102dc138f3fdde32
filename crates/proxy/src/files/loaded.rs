//! What was loaded from a file, in so few bytes that a change of the file can be told from it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A file as it was loaded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loaded {
    pub(crate) path: PathBuf,
    pub(super) digest: u64,
}

impl Loaded {
    pub(crate) fn new(path: &Path, text: &[u8]) -> Loaded {
        Loaded { path: path.to_owned(), digest: digest(text) }
    }
}

/// Of text that people change, not of text that somebody wants to collide.
pub(super) fn digest(text: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
