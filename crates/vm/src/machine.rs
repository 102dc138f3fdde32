//! The state of a machine between instructions: registers, frames, memory, fuel. The loop over instructions
//! is in `dispatch`.

use std::sync::Arc;

use pointsman_model::{
    Answer, Captures, Fault, Limits, Phase, Resume, RunState, Transaction, Trap, Value, Workspace,
};

use crate::{Op, Program, Step};

/// Registers that the machine's view of a frame spans.
pub(crate) const WINDOW: usize = 256;

/// So many registers are made empty at once when a sub begins; most have no more.
const FRESH: usize = 4;

/// All of a run but its program, which is lent for each step: so the loop may hold the program and change
/// the machine without counting references.
#[derive(Debug)]
pub(crate) struct Machine {
    pub(crate) regs: Vec<Value>,
    /// Places for callers: as many as were ever needed, at most as many as the limit allows.
    pub(crate) frames: Vec<Frame>,
    /// How many callers there are.
    pub(crate) depth: usize,
    pub(crate) ws: Workspace,
    pub(crate) state: RunState,
    pub(crate) captures: Captures,
    /// The next instruction.
    pub(crate) pc: usize,
    /// The current frame's first register.
    pub(crate) base: u32,
    pub(crate) status: Status,
    /// Whether nothing is left of the run before: in registers and memory, and of a suspension.
    pub(crate) clean: bool,
    /// Steps that were used before the last suspension.
    fuel_before: u64,
    /// How much fuel there was after it.
    fuel_given: u64,
    /// Steps that answers brought beyond the total.
    fuel_credit: u64,
    pub(crate) compact_at: usize,
    /// See [`Run::compact_always`](crate::Run::compact_always).
    pub(crate) always_compacts: bool,
    pub(crate) result: Value,
}

/// A caller that a sub returns to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) pc: u32,
    pub(crate) base: u32,
    pub(crate) dst: u8,
}

/// A frame at `base`, if there is room for it.
#[inline(always)]
pub(crate) fn window(regs: &mut [Value], base: u32) -> Option<&mut [Value; WINDOW]> {
    let base = base as usize;
    regs.get_mut(base..base + WINDOW)?.try_into().ok()
}

/// The frame at `base`, which was made before.
#[inline(always)]
pub(crate) fn frame_at(regs: &mut [Value], base: u32) -> &mut [Value; WINDOW] {
    match window(regs, base) {
        Some(window) => window,
        None => unreachable!("a call makes room for a whole window before it moves the base"),
    }
}

/// Makes those registers of a sub's new frame empty that no argument is in.
#[inline(always)]
pub(crate) fn make_ready(r: &mut [Value; WINDOW], given: usize, registers: usize) {
    // What lies above the frame is nobody's, so a few registers more do no harm.
    match r.get_mut(given..given + FRESH) {
        Some(fresh) if registers <= given + FRESH => fresh.fill(Value::EMPTY),
        _ => empty(r, given, registers),
    }
}

/// Makes registers of a frame empty.
#[inline(never)]
fn empty(r: &mut [Value; WINDOW], given: usize, registers: usize) {
    if let Some(fresh) = r.get_mut(given..registers) {
        fresh.fill(Value::EMPTY);
    }
}

/// Makes room for a frame at `base`, and for some more.
#[cold]
pub(crate) fn make_room(regs: &mut Vec<Value>, base: u32) -> &mut [Value; WINDOW] {
    regs.resize(base as usize + 2 * WINDOW, Value::EMPTY);
    frame_at(regs, base)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Running,
    /// At the rule's beginning, with registers not yet made ready.
    Fresh,
    Waiting(Resume),
    Over,
}

impl Machine {
    pub(crate) fn new(program: &Program, limits: Limits) -> Machine {
        let mut state = RunState::new(limits);
        state.strict = program.parts().strict;
        state.rule = Arc::clone(program.name());
        let mut ws = Workspace::new(&limits);
        ws.set_constants(&program.parts().text);
        Machine {
            regs: vec![Value::EMPTY; WINDOW],
            frames: Vec::new(),
            depth: 0,
            ws,
            state,
            captures: Captures::default(),
            pc: 0,
            base: 0,
            status: Status::Over,
            clean: true,
            fuel_before: 0,
            fuel_given: limits.fuel,
            fuel_credit: 0,
            compact_at: limits.workspace_bytes / 2,
            always_compacts: false,
            result: Value::EMPTY,
        }
    }

    /// Stands at the rule's beginning. Most rules end without a register or a byte of memory used, so those
    /// are made ready only when they are needed.
    #[inline]
    pub(crate) fn start(&mut self, phase: Phase) {
        if !self.clean {
            self.clean();
        }
        self.state.phase = phase;
        self.state.fuel = self.state.limits.fuel;
        self.pc = 0;
        self.status = Status::Fresh;
    }

    fn clean(&mut self) {
        self.ws.reset();
        self.depth = 0;
        self.captures.clear();
        self.state.warnings.clear();
        self.state.warnings_dropped = 0;
        self.state.answer = None;
        self.result = Value::EMPTY;
        self.fuel_before = 0;
        self.fuel_given = self.state.limits.fuel;
        self.fuel_credit = 0;
        self.clean = true;
    }

    /// Makes registers ready for the rule's own frame.
    fn enter(&mut self, program: &Program) {
        self.clean = false;
        self.base = 0;
        self.compact_at = if self.always_compacts { 0 } else { self.ws.bytes_limit() / 2 };
        let registers = program.parts().subs.first().map_or(0, |main| main.registers);
        if let Some(registers) = self.regs.get_mut(..usize::from(registers)) {
            registers.fill(Value::EMPTY);
        }
        self.status = Status::Running;
    }

    #[inline]
    pub(crate) fn step(
        &mut self,
        program: &Arc<Program>,
        host: &mut dyn Transaction,
        answer: Answer,
    ) -> Step {
        match self.status {
            Status::Fresh => {
                if let Answer::Ready = answer {
                    // It owns nothing, which the code that frees an answer would find out by a call.
                    std::mem::forget(answer);
                }
                if let Some(stop) = self.decide(program, host) {
                    self.status = Status::Over;
                    return Step::Done(stop);
                }
                self.enter(program);
            }
            Status::Running => {}
            Status::Over => return self.trap(program, Fault::Host("the run is over".into()), self.pc),
            Status::Waiting(resume) => {
                if let Err(fault) = self.resume(program, resume, answer) {
                    return self.trap(program, fault, self.pc);
                }
            }
        }
        self.dispatch(program, host)
    }

    /// Takes the answer to what the call at `pc` waited for.
    #[cold]
    fn resume(&mut self, program: &Program, resume: Resume, answer: Answer) -> Result<(), Fault> {
        self.fuel_before += self.fuel_given - self.state.fuel;
        self.fuel_credit += answer.credit();
        let total = self.state.limits.fuel_total.saturating_add(self.fuel_credit);
        self.fuel_given = self.state.limits.fuel.min(total.saturating_sub(self.fuel_before));
        self.state.fuel = self.fuel_given;
        self.status = Status::Running;
        let value = match (answer, resume) {
            (Answer::Failed(message), _) => return Err(Fault::Host(message)),
            (answer, Resume::Again) => {
                self.state.answer = Some(answer);
                return Ok(());
            }
            (Answer::Ready, Resume::Result) => Value::EMPTY,
            (Answer::Value(datum), Resume::Result) => self.ws.import(&datum)?,
            (Answer::Bytes(bytes), Resume::Result) => Value::Text(self.ws.receive(bytes)?),
            (Answer::Error(message), Resume::Result) => return Err(Fault::Host(message)),
            (Answer::Reply(_), Resume::Result) => return Err(Fault::Host("this call takes no reply".into())),
        };
        if let Some(Op::Call { dst, .. }) = program.parts().ops.get(self.pc)
            && let Some(register) = self.regs.get_mut(self.base as usize + usize::from(dst.0))
        {
            *register = value;
        }
        self.pc += 1;
        Ok(())
    }

    #[cold]
    pub(crate) fn trap(&mut self, program: &Program, fault: Fault, pc: usize) -> Step {
        self.status = Status::Over;
        Step::Trap(Trap { fault, site: program.site(pc) })
    }

    /// Puts a caller on the stack.
    #[inline(always)]
    pub(crate) fn push(&mut self, caller: Frame) -> Result<(), Fault> {
        match self.frames.get_mut(self.depth) {
            // Field by field: put together, the fields would wait for each other on their way through the cache.
            Some(frame) => {
                frame.pc = caller.pc;
                frame.base = caller.base;
                frame.dst = caller.dst;
            }
            None => self.deepen(caller)?,
        }
        self.depth += 1;
        Ok(())
    }

    /// Puts a frame on the stack that has no place for it yet.
    #[cold]
    fn deepen(&mut self, frame: Frame) -> Result<(), Fault> {
        if self.depth >= self.state.limits.call_depth {
            return Err(Fault::CallDepth);
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Frees what nothing reaches any more. Called behind the instruction at `pc`, where only registers, captures
    /// and the result hold values.
    #[cold]
    pub(crate) fn compact(&mut self, program: &Program, pc: usize) {
        let subs = &program.parts().subs;
        let sub = subs.get(subs.partition_point(|sub| sub.end as usize <= pc));
        let registers = sub.map_or(WINDOW, |sub| usize::from(sub.registers));
        let top = (self.base as usize + registers).min(self.regs.len());
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

    pub(crate) fn fuel_used(&self) -> u64 {
        self.fuel_before + (self.fuel_given - self.state.fuel)
    }
}
