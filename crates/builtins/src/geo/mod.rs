//! `geo.*`: the files of the family. Where an address is, is asked of the host's database; distances are computed.

use crate::Functions;

mod distance;
mod lookup;
mod place;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[place::FUNCTIONS, distance::FUNCTIONS];
