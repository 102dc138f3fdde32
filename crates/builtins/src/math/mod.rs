//! `math.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod angles;
mod chance;
mod powers;
mod rounding;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] =
    &[rounding::FUNCTIONS, powers::FUNCTIONS, angles::FUNCTIONS, chance::FUNCTIONS];
