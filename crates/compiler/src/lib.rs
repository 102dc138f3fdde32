//! From a tree to a verified program: resolve, lint, infer, fold, prepare, emit.
//!
//! The compiler is handed a `Library` and knows no function of it.

mod check;
pub mod ir;
mod operand;
mod options;
#[cfg(any(test, feature = "reference"))]
pub mod reference;
mod report;
mod resolve;
mod suggest;

pub use operand::bad_operand;
pub use options::{CheckOptions, Importer, NoImports};
pub use resolve::{Resolved, resolve};
