//! `requestlog.*`: the files of the family.

use crate::Functions;

mod inclusion;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[inclusion::FUNCTIONS];
