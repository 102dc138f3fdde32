//! `counter.*`: the files of the family.

use crate::Functions;

mod narrow;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[narrow::FUNCTIONS];
