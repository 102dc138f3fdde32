//! `event.*`: the files of the family.

use crate::Functions;

mod custom;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[custom::FUNCTIONS];
