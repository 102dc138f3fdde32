//! The rule engine that an embedder adds: compile, run, diagnostics.
//!
//! Make an [`Engine`], compile a rule, hand it a [`Transaction`], look at its [`Decision`]. There is no
//! runtime in here: a rule that must wait gives its host an [`Operation`] and goes on with the answer.

mod diagnostics;
#[cfg(feature = "reference")]
pub mod differential;
mod engine;
mod rule;
mod rule_set;
mod transaction;

pub use diagnostics::Diagnostics;
pub use engine::{CompileOptions, Compiled, Engine};
pub use pointsman_builtins::library;
pub use pointsman_compiler::{Importer, NoImports};
pub use pointsman_model::*;
pub use pointsman_syntax as syntax;
pub use pointsman_vm::{Program, Step};
pub use rule::{Outcome, Rule, Runner};
pub use rule_set::RuleSet;
pub use transaction::{
    BufferedStream, Connection, FixedWorld, HttpTransaction, LogCallback, LogLine, LogSink, MemoryStore,
    Node, NotPlaces, PlaceDatabase, RateClass, RateLimiter, Response, Tallies, Times, Wanted, World,
};
