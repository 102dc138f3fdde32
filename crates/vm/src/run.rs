//! One execution of a program: its state, and how it is driven.

use std::sync::Arc;

use pointsman_model::{
    Answer, Captures, Datum, Fault, Limits, Operation, Phase, Resume, RunState, Site, Stop, Transaction,
    Trap, Value, Warning, Workspace,
};

use crate::{Op, Program};

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
    pub(crate) program: Arc<Program>,
    pub(crate) regs: Vec<Value>,
    pub(crate) frames: Vec<Frame>,
    pub(crate) ws: Workspace,
    pub(crate) state: RunState,
    pub(crate) captures: Captures,
    /// The next instruction.
    pub(crate) pc: usize,
    /// The current frame's first register.
    pub(crate) base: usize,
    /// How many registers the current frame has.
    pub(crate) frame_size: usize,
    pub(crate) status: Status,
    /// Steps that were used before the last suspension.
    pub(crate) fuel_before: u64,
    /// How much fuel there was after it.
    pub(crate) fuel_given: u64,
    pub(crate) compact_at: usize,
    /// See [`Run::compact_always`].
    pub(crate) always_compacts: bool,
    pub(crate) result: Value,
}

/// A caller that a sub returns to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) pc: u32,
    pub(crate) base: u32,
    pub(crate) frame_size: u16,
    pub(crate) dst: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Running,
    Waiting(Resume),
    Over,
}

/// Registers that the machine's view of a frame spans.
pub(crate) const WINDOW: usize = 256;

impl Run {
    /// A run of `program` that has not begun.
    pub fn new(program: Arc<Program>, limits: Limits) -> Run {
        let mut state = RunState::new(limits);
        state.strict = program.parts().strict;
        state.rule = Arc::clone(program.name());
        let mut ws = Workspace::new(&limits);
        ws.set_constants(&program.parts().text);
        Run {
            program,
            regs: vec![Value::EMPTY; WINDOW],
            frames: Vec::new(),
            ws,
            state,
            captures: Captures::default(),
            pc: 0,
            base: 0,
            frame_size: 0,
            status: Status::Over,
            fuel_before: 0,
            fuel_given: limits.fuel,
            compact_at: limits.workspace_bytes / 2,
            always_compacts: false,
            result: Value::EMPTY,
        }
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.program
    }

    /// Forgets the run before and stands at the rule's beginning.
    #[inline]
    pub fn start(&mut self, phase: Phase) {
        self.ws.reset();
        self.frames.clear();
        self.captures.clear();
        self.state.warnings.clear();
        self.state.warnings_dropped = 0;
        self.state.phase = phase;
        self.state.fuel = self.state.limits.fuel;
        self.fuel_before = 0;
        self.fuel_given = self.state.limits.fuel;
        self.compact_at = if self.always_compacts { 0 } else { self.ws.bytes_limit() / 2 };
        self.result = Value::EMPTY;
        self.pc = 0;
        self.base = 0;
        self.frame_size = usize::from(self.program.parts().subs.first().map_or(0, |main| main.registers));
        if let Some(registers) = self.regs.get_mut(..self.frame_size) {
            registers.fill(Value::EMPTY);
        }
        self.status = Status::Running;
    }

    /// Runs until the rule ends, waits or traps. The first answer is [`Answer::Ready`]. A run that is over
    /// (or was never started) traps.
    pub fn step(&mut self, host: &mut dyn Transaction, answer: Answer) -> Step {
        match self.status {
            Status::Running => {}
            Status::Over => return self.trap(Fault::Host("the run is over".into()), self.pc),
            Status::Waiting(resume) => {
                if let Err(fault) = self.resume(resume, answer) {
                    return self.trap(fault, self.pc);
                }
            }
        }
        let step = self.dispatch(host);
        self.status = match &step {
            Step::Wait(_) => self.status,
            _ => Status::Over,
        };
        step
    }

    /// Takes the answer to what the call at `pc` waited for.
    fn resume(&mut self, resume: Resume, answer: Answer) -> Result<(), Fault> {
        self.fuel_before += self.fuel_given - self.state.fuel;
        self.fuel_given =
            self.state.limits.fuel.min(self.state.limits.fuel_total.saturating_sub(self.fuel_before));
        self.state.fuel = self.fuel_given;
        self.status = Status::Running;
        let value = match (answer, resume) {
            (Answer::Failed(message), _) => return Err(Fault::Host(message)),
            (_, Resume::Again) => return Ok(()),
            (Answer::Ready, Resume::Result) => Value::EMPTY,
            (Answer::Value(datum), Resume::Result) => self.ws.import(&datum)?,
        };
        if let Some(Op::Call { dst, .. }) = self.program.parts().ops.get(self.pc)
            && let Some(register) = self.regs.get_mut(self.base + usize::from(dst.0))
        {
            *register = value;
        }
        self.pc += 1;
        Ok(())
    }

    #[cold]
    pub(crate) fn trap(&mut self, fault: Fault, pc: usize) -> Step {
        self.status = Status::Over;
        Step::Trap(Trap { fault, site: self.program.site(pc) })
    }

    /// Frees what nothing reaches any more. Called where only registers, captures and the result hold values.
    #[cold]
    pub(crate) fn compact(&mut self) {
        let top = (self.base + self.frame_size).min(self.regs.len());
        let (live, dead) = self.regs.split_at_mut(top);
        dead.fill(Value::EMPTY);
        let mut roots =
            live.iter_mut().chain(self.captures.values_mut()).chain(std::iter::once(&mut self.result));
        self.ws.compact(&mut roots);
        if self.always_compacts {
            return;
        }
        let used = self.ws.bytes_used();
        let limit = self.ws.bytes_limit();
        // What is still held is alive; the next compaction waits until half of the rest is used up too.
        self.compact_at = (limit / 2).max(used + limit.saturating_sub(used) / 2);
    }

    /// From its next start on, compacts at every safe point: slow, and a test of what compaction must keep.
    pub fn compact_always(&mut self) {
        self.always_compacts = true;
    }

    /// Where the run ended, once it is done: at the call, the `break` or the end that it ended with. Hosts tell
    /// people by it which line decided.
    #[cold]
    pub fn ended_at(&self) -> Site {
        self.program.site(self.pc)
    }

    /// Warnings so far.
    pub fn warnings(&self) -> &[Warning] {
        &self.state.warnings
    }

    /// Warnings that were too many to keep.
    pub fn warnings_dropped(&self) -> u64 {
        self.state.warnings_dropped
    }

    /// Steps so far.
    pub fn fuel_used(&self) -> u64 {
        self.fuel_before + (self.fuel_given - self.state.fuel)
    }

    /// Bytes the run holds now.
    pub fn workspace_bytes(&self) -> usize {
        self.ws.bytes_used()
    }

    /// The program's result, when it was compiled to have one.
    pub fn result(&self) -> Datum {
        self.ws.export(self.result)
    }
}
