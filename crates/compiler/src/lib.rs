//! From a tree to a verified program: resolve, lint, infer, fold, prepare, emit.
//!
//! The compiler is handed a `Library` and knows no function of it.

pub mod ir;
#[cfg(any(test, feature = "reference"))]
pub mod reference;
