//! The reference evaluator: a slow walk over the resolved tree, written from the language's documents.
//!
//! It runs [`ir::Rule`](crate::ir::Rule) as the resolver made it, before inference, folding and preparation,
//! so that no mistake of theirs can fool it. It shares the builtins with the machine and nothing else: values,
//! casts, operators, subscripts, copies and the flow of statements are its own, and where the machine is
//! quick this is plain. A test runs every script on both and compares. Nobody decides traffic with it, so
//! nothing here may be made faster at the price of being less obvious.
//!
//! It recurses where the rule nests. The stack that this takes is asked for once, by [`with_stack`], and the
//! token it hands out is what [`run`] wants to see: nesting is bounded by the parser, calls by
//! [`CALL_DEPTH_MAX`], and [`STACK_BYTES`] is enough for one times the other.

mod builtin;
mod cast;
mod comparison;
mod copy;
mod element;
mod evaluator;
mod expression;
mod operator;
mod render;
#[cfg(test)]
mod tests;
mod val;

use std::marker::PhantomData;

use pointsman_model::{Answer, Limits, Operation, Phase, Stop, Transaction, Trap, Warning};

use crate::ir;

/// What [`with_stack`] gives its thread. Memory that is never touched is never taken.
const STACK_BYTES: usize = 1 << 30;

/// Calls inside calls that the stack has room for; a higher [`Limits::call_depth`] is cut to this.
pub const CALL_DEPTH_MAX: usize = 200;

/// Proof that the current thread has the stack that a run may need.
pub struct Stack {
    /// Not `Send`: the proof holds on one thread.
    here: PhantomData<*const ()>,
}

/// Runs `work` on a thread of its own with a stack that no rule exhausts. The transaction is made and looked
/// at inside, because a [`Transaction`] need not be `Send`.
pub fn with_stack<R: Send>(work: impl FnOnce(&Stack) -> R + Send) -> std::io::Result<R> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("reference".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, || work(&Stack { here: PhantomData }))?;
        match thread.join() {
            Ok(result) => Ok(result),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Where a rule runs: the transaction, and someone who does what the run waits for, at once.
pub trait Host {
    /// The transaction.
    fn transaction(&mut self) -> &mut dyn Transaction;
    /// Does it and says what came of it.
    fn answer(&mut self, operation: Operation) -> Answer;
}

/// How a run ended, and what it complained of on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceOutcome {
    /// Why it was stopped, if it was. [`Fault::OutOfMemory`](pointsman_model::Fault::OutOfMemory) says only
    /// that the evaluator's own bound was reached: it counts otherwise than the machine.
    pub trap: Option<Trap>,
    /// The run-time warnings that were kept.
    pub warnings: Vec<Warning>,
    /// How many more there were.
    pub warnings_dropped: u64,
    /// What ended: this rule, or by a function's will all rules of the phase.
    pub stop: Stop,
}

/// Runs a rule from its first statement to its end.
pub fn run(
    _stack: &Stack,
    rule: &ir::Rule,
    phase: Phase,
    limits: &Limits,
    host: &mut dyn Host,
) -> ReferenceOutcome {
    evaluator::Evaluator::new(rule, phase, limits, host).run()
}
