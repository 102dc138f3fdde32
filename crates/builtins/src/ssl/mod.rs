//! `ssl.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod connection;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[connection::FUNCTIONS];
