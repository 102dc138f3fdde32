//! From text to a tree: source map, spans, tokens (logos), parser (LALRPOP, grammar in `/grammar`), tree,
//! diagnostics.
//!
//! Parsing never fails: it gives a tree *and* a list of diagnostics. Nothing here resolves a name, knows a
//! function of the library, or runs anything.

pub mod ast;
pub mod codes;
mod diagnostic;
mod dump;
mod lexer;
mod literal;
mod mend;
mod parser;
pub mod render;
mod shared_bytes;
mod source;
mod span;
mod token;

pub use diagnostic::{Code, Diagnostic, Edit, Fix, Label, Severity};
pub use dump::{dump_expr, dump_tokens, dump_tree};
pub use lexer::tokenize;
pub use parser::{Parsed, parse};
pub use shared_bytes::SharedBytes;
pub use source::{FileId, Position, SourceFile, SourceMap};
pub use span::Span;
pub use token::{Token, TokenKind};
