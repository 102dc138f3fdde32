//! `lang.*`: casts, comparison and messages, in the order of their subjects.

use crate::Functions;

mod casts;
mod containers;
mod dump;
mod extremes;
mod messages;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] =
    &[casts::FUNCTIONS, containers::FUNCTIONS, dump::FUNCTIONS, extremes::FUNCTIONS, messages::FUNCTIONS];
