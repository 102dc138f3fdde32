//! `data.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod global;
mod local;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[global::FUNCTIONS, local::FUNCTIONS];
