//! `tcp.*`: connections of a rule's own.

use crate::Functions;

mod client;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[client::FUNCTIONS];
