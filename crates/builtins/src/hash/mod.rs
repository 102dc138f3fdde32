//! `hash.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod entries;
mod listing;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[entries::FUNCTIONS, listing::FUNCTIONS];
