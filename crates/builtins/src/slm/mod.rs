//! `slm.*`: the files of the family.

use crate::Functions;

mod class;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[class::FUNCTIONS];
