//! The rule engine that an embedder adds: compile, run, diagnostics.

#[cfg(feature = "reference")]
pub mod differential;
mod transaction;

pub use transaction::{
    Connection, FixedWorld, HttpTransaction, LogCallback, LogLine, LogSink, MemoryStore, Node, Response,
    World,
};
