//! `pool.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod choice;
mod nodes;

pub(crate) use choice::discard;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[choice::FUNCTIONS, nodes::FUNCTIONS];
