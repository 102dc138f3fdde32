//! What `rulecheck check` works on: the files, and what they are checked with.

use pointsman::{Engine, Phase};

use crate::rules::FileImporter;

/// A rule file that was read.
pub(crate) struct Input {
    /// As diagnostics call it.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: Vec<u8>,
    /// The phases it runs in; empty when nobody said.
    pub(crate) phases: Vec<Phase>,
}

/// What all files are checked with.
pub(crate) struct Surroundings {
    pub(crate) engine: Engine,
    pub(crate) importer: FileImporter,
    pub(crate) pools: Option<Vec<String>>,
}
