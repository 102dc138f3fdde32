//! `xml.*`: the files of the family, in the order of their subjects.
//!
//! Documents come from clients, so each is bounded: its length, how deep it is nested, what its entities may grow to, and
//! what a query may visit. Nothing is ever fetched: no external entity, no schema by its location.

use crate::Functions;

mod chosen;
mod document;
mod dtd;
mod names;
mod namespaces;
mod query;
mod schema;
mod transform;
mod validate;
mod xpath;
mod xslt;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[xpath::FUNCTIONS, validate::FUNCTIONS, transform::FUNCTIONS];
