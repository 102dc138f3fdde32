//! `sys.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod civil;
mod clock;
mod format;
mod machine;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[clock::FUNCTIONS, format::FUNCTIONS, machine::FUNCTIONS];
