//! `request.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod client;
mod length;
mod log_enabled;
mod marking;
mod resend;
mod tuning;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[
    client::FUNCTIONS,
    length::FUNCTIONS,
    resend::FUNCTIONS,
    tuning::FUNCTIONS,
    marking::FUNCTIONS,
    log_enabled::FUNCTIONS,
];
