//! `net.*`: what the network knows.

use crate::Functions;

mod dns;

pub(crate) use dns::host_name;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[dns::FUNCTIONS];
