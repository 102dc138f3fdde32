//! From text to a tree: source map, spans, tokens (logos), parser (LALRPOP, grammar in `/grammar`), tree,
//! diagnostics.
//!
//! Parsing never fails: it gives a tree *and* a list of diagnostics. Nothing here resolves a name, knows a
//! function of the library, or runs anything.

pub mod ast;
pub mod codes;
mod diagnostic;
mod source;
mod span;

pub use diagnostic::{Code, Diagnostic, Edit, Fix, Label, Severity};
pub use source::{FileId, Position, SourceFile, SourceMap};
pub use span::Span;
