//! `request.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod client;
mod resend;
mod tuning;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[client::FUNCTIONS, resend::FUNCTIONS, tuning::FUNCTIONS];
