//! `array.*`: the files of the family, in the order of their subjects.
//!
//! Functions that change an array do so in place and give back the caller's own array, so that calls chain. An unset
//! variable becomes a new array by them; anything else that is no array gets a warning and is left as it is.
//! What is stored is copied first: an array is a tree, and two arrays share nothing.

use crate::Functions;

mod ends;
mod filter;
mod reading;
mod sorting;
mod whole;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] =
    &[reading::FUNCTIONS, ends::FUNCTIONS, whole::FUNCTIONS, sorting::FUNCTIONS, filter::FUNCTIONS];
