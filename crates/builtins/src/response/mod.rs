//! `response.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod length;
mod marking;
mod node;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[node::FUNCTIONS, length::FUNCTIONS, marking::FUNCTIONS];
