//! `stats.*`: the files of the family.

use crate::Functions;

mod times;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[times::FUNCTIONS];
