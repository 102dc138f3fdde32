//! `rate.*`: named classes of the configuration that let only so many requests through in a second or a minute.

use crate::Functions;

mod class;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[class::FUNCTIONS];
