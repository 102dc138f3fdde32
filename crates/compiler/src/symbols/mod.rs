//! What is known while names are resolved: files, subs, variables and calls, and what was seen of each.
//!
//! `resolve` walks the tree and fills this; the lints of `check` look at it. So it stands below both and knows
//! neither: here are the things, how to look them up, and how to tell something about them.

mod body;
mod module;
mod request_variables;
mod resolver;
mod scope;

pub(crate) use body::{Around, Body};
pub(crate) use module::{Import, Loaded, Module};
pub(crate) use request_variables::REQUEST_VARIABLES;
pub(crate) use resolver::{Numbered, PhasedCall, RequestRead, Resolver, SubCall};
pub(crate) use scope::Removal;
