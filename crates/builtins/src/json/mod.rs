//! `json.*`: the files of the family, in the order of their subjects.
//!
//! Written for the workspace: strings without escapes are pieces of the document, memory is counted before it
//! is taken, and nesting is bounded, so no document can blow up a run.

use crate::Functions;

mod deserialize;
mod number;
mod reader;
mod serialize;

pub(crate) use reader::{Malformed, Reader};

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[deserialize::FUNCTIONS, serialize::FUNCTIONS];
