//! `counter64.*`: the files of the family.

use crate::Functions;

mod wide;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[wide::FUNCTIONS];
