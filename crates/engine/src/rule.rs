//! A compiled rule, and running it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use pointsman_model::{Answer, Datum, Limits, Operation, Phase, Site, Stop, Transaction, Trap, Warning};
use pointsman_syntax::{SourceFile, SourceMap};
use pointsman_vm::{Program, Run, Step};

/// Instances that [`Rule::run`] keeps for the next call.
const POOLED: usize = 64;

/// A compiled rule. Cloning it is cheap; all threads may run one at once.
#[derive(Clone)]
pub struct Rule {
    shared: Arc<Shared>,
}

struct Shared {
    program: Arc<Program>,
    sources: Arc<SourceMap>,
    limits: Limits,
    idle: Mutex<Vec<Runner>>,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule").field("name", &self.name()).finish_non_exhaustive()
    }
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How it ended.
    pub end: Result<Stop, Trap>,
    /// The engine's own run-time warnings.
    pub warnings: Vec<Warning>,
    /// Steps it took.
    pub fuel: u64,
}

impl Rule {
    pub(crate) fn new(program: Arc<Program>, sources: Arc<SourceMap>, limits: Limits) -> Rule {
        Rule { shared: Arc::new(Shared { program, sources, limits, idle: Mutex::default() }) }
    }

    /// The name it was compiled under.
    pub fn name(&self) -> &Arc<str> {
        self.shared.program.name()
    }

    /// The program, to look at.
    pub fn program(&self) -> &Arc<Program> {
        &self.shared.program
    }

    /// Its files: the rule itself is number 0, its imports follow.
    pub fn sources(&self) -> &SourceMap {
        &self.shared.sources
    }

    /// The file that a place is in.
    pub fn source(&self, site: Site) -> Option<&Arc<SourceFile>> {
        self.shared.sources.get(pointsman_syntax::FileId(site.file))
    }

    /// Runs the rule to its end, in the transaction's own phase. For hosts that have everything at hand: a run
    /// that must wait ends with a trap that says so. Others drive a [`Runner`].
    pub fn run(&self, transaction: &mut dyn Transaction) -> Outcome {
        self.run_with(transaction, &mut |operation, _| {
            Answer::Failed(format!("this host cannot wait ({operation:?})"))
        })
    }

    /// Runs the rule to its end; `perform` does at once what a run waits for.
    pub fn run_with(
        &self,
        transaction: &mut dyn Transaction,
        perform: &mut dyn FnMut(Operation, &mut dyn Transaction) -> Answer,
    ) -> Outcome {
        let idle = self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut runner = idle.unwrap_or_else(|| Runner::new(self));
        runner.start(transaction.phase());
        let mut answer = Answer::Ready;
        let end = loop {
            match runner.step(transaction, answer) {
                Step::Done(stop) => break Ok(stop),
                Step::Trap(trap) => break Err(trap),
                Step::Wait(operation) => answer = perform(operation, transaction),
            }
        };
        let outcome = Outcome { end, warnings: runner.warnings().to_vec(), fuel: runner.fuel_used() };
        let mut idle = self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < POOLED {
            idle.push(runner);
        }
        outcome
    }
}

/// One execution of a rule at a time, with the memory for it: make one, start it for each request.
#[derive(Debug)]
pub struct Runner {
    run: Run,
}

impl Runner {
    /// A runner for `rule`, which has not begun.
    pub fn new(rule: &Rule) -> Runner {
        Runner { run: Run::new(Arc::clone(&rule.shared.program), rule.shared.limits) }
    }

    /// Forgets the run before and stands at the rule's beginning.
    #[inline]
    pub fn start(&mut self, phase: Phase) {
        self.run.start(phase);
    }

    /// Runs until the rule ends, waits or traps. The first answer is [`Answer::Ready`].
    #[inline]
    pub fn step(&mut self, transaction: &mut dyn Transaction, answer: Answer) -> Step {
        self.run.step(transaction, answer)
    }

    /// Where the run ended, once it is done: which line decided.
    pub fn ended_at(&self) -> Site {
        self.run.ended_at()
    }

    /// Warnings so far.
    pub fn warnings(&self) -> &[Warning] {
        self.run.warnings()
    }

    /// Warnings that were too many to keep.
    pub fn warnings_dropped(&self) -> u64 {
        self.run.warnings_dropped()
    }

    /// Steps so far.
    pub fn fuel_used(&self) -> u64 {
        self.run.fuel_used()
    }

    /// Bytes the run holds now.
    pub fn workspace_bytes(&self) -> usize {
        self.run.workspace_bytes()
    }

    /// The value of the last statement, when the rule was compiled to keep it.
    pub fn result(&self) -> Datum {
        self.run.result()
    }
}
