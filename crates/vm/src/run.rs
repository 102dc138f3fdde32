//! One execution of a program, as its owner drives it.

use std::sync::Arc;

use pointsman_model::{Answer, Datum, Limits, Operation, Phase, Site, Stop, Transaction, Trap, Warning};

use crate::Program;
use crate::machine::Machine;
use crate::opcodes::END;

/// What a run came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The rule ended, alone or with all rules of the phase.
    Done(Stop),
    /// The run waits. Do this, then call [`Run::step`] with the answer.
    Wait(Operation),
    /// The rule was stopped.
    Trap(Trap),
}

/// A program with everything that one execution of it needs. Make one, [`Run::start`] it for each request:
/// the memory is kept, so the steady state allocates nothing.
///
/// A run does not hold the transaction, so a suspended run borrows nothing and is `Send`.
#[derive(Debug)]
pub struct Run {
    program: Arc<Program>,
    machine: Machine,
}

impl Run {
    /// A run of `program` that has not begun.
    pub fn new(program: Arc<Program>, limits: Limits) -> Run {
        let machine = Machine::new(&program, limits);
        Run { program, machine }
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.program
    }

    /// Forgets the run before and stands at the rule's beginning.
    #[inline]
    pub fn start(&mut self, phase: Phase) {
        self.machine.start(phase);
    }

    /// Runs until the rule ends, waits or traps. The first answer is [`Answer::Ready`]. A run that is over
    /// (or was never started) traps.
    #[inline]
    pub fn step(&mut self, host: &mut dyn Transaction, answer: Answer) -> Step {
        self.machine.step(&self.program, host, answer)
    }

    /// From its next start on, compacts at every safe point: slow, and a test of what compaction must keep.
    pub fn compact_always(&mut self) {
        self.machine.always_compacts = true;
    }

    /// Where the run ended, once it is done: at the call, the `break` or the end that it ended with. Hosts tell
    /// people by it which line decided.
    #[cold]
    pub fn ended_at(&self) -> Site {
        self.program.site(self.machine.pc & !(END as usize))
    }

    /// Warnings so far.
    pub fn warnings(&self) -> &[Warning] {
        &self.machine.state.warnings
    }

    /// Warnings that were too many to keep.
    pub fn warnings_dropped(&self) -> u64 {
        self.machine.state.warnings_dropped
    }

    /// Steps so far.
    pub fn fuel_used(&self) -> u64 {
        self.machine.fuel_used()
    }

    /// Bytes the run holds now.
    pub fn workspace_bytes(&self) -> usize {
        self.machine.ws.bytes_used()
    }

    /// The program's result, when it was compiled to have one; empty when it would be larger than a run's memory.
    pub fn result(&self) -> Datum {
        self.machine.ws.export_within_limit(self.machine.result).unwrap_or_else(|_| Datum::empty())
    }
}
