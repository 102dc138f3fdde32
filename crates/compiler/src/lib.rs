//! From a tree to a verified program: resolve, lint, infer, fold, prepare, emit.
//!
//! The compiler is handed a `Library` and knows no function of it.

mod canon;
mod carried;
mod check;
mod chosen;
mod dump;
mod emit;
mod fields;
mod fold;
mod infer;
mod inline;
pub mod ir;
mod lists;
mod lower;
mod maps;
mod named;
mod operand;
mod options;
mod prepare;
#[cfg(any(test, feature = "reference"))]
pub mod reference;
mod report;
mod resolve;
mod suggest;
mod symbols;
mod uses;

pub use dump::dump_ir;
pub use lower::{LowerOptions, check_carried, check_operands, lower};
pub use operand::{bad_operand, operand_caution};
pub use options::{CheckOptions, Importer, NoImports};
pub use resolve::{Resolved, resolve};
