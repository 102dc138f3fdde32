//! Bytecode, its verifier and the machine that runs it.
//!
//! [`opcodes`] is the one table that everything about an instruction comes from: the enum, its text form,
//! the verifier's walk over operands, `docs/bytecode.md`. A [`Program`] is made only through the verifier.
//! A [`Run`] executes one, step by step between suspensions, and never panics, never blocks and always ends.
//!
//! This crate does not know source text: a program carries plain numbers, and whoever holds the source turns
//! a trap into a message.

#![allow(
    rustdoc::broken_intra_doc_links,
    reason = "the opcode table writes registers as R[x], which is no link"
)]

pub mod arithmetic;
mod choice;
mod containers;
mod decide;
mod disassemble;
mod dispatch;
mod early;
mod guard;
mod lookup;
mod machine;
pub mod opcodes;
mod operate;
mod parts;
mod program;
mod question;
mod run;
mod scan;
mod sieve;
mod table;
mod verify;

pub use choice::Choice;
pub use guard::Guard;
pub use lookup::{LookUp, Map};
pub use opcodes::Op;
pub use parts::{CallSite, Derived, Given, OpSites, Parts, SubEntry};
pub use program::Program;
pub use question::{Asked, Field, Question};
pub use run::{Run, Step};
pub use scan::{About, Check, Judge, Scan, Then};
pub use sieve::Sieve;
pub use table::{Entries, Guarded, Index, Table, TableSubject};
pub use verify::{VerifyError, verify};
