//! One rule, run in every way there is, and what came out compared.
//!
//! The ways: on the machine as optimised for traffic, on the machine without optimisation, on the machine
//! with its memory compacted at every chance, a second time on the state that a first run left behind, and
//! by the reference evaluator, which shares only the builtins with the others. All must agree on the
//! decision, the log, the transaction, the warnings, and the trap with its place. Nothing may be excused for
//! a single rule; only limits that count differently by design end a comparison early (see [`Verdict`]).

mod forms;
mod observation;

use std::sync::Arc;

use bytes::Bytes;

use pointsman_compiler::ir;
use pointsman_compiler::reference::{self, Host, Stack};
use pointsman_model::{Answer, Body, Limits, Operation, Phase, Side, Transaction};
use pointsman_vm::{Program, Run, Step};

pub use forms::Forms;
pub use observation::Observation;

use crate::{BufferedStream, HttpTransaction};

/// What is said to a run that waits for something other than a body or for time to pass; `None` is that it cannot be had.
pub type Answers = Box<dyn FnMut(&Operation) -> Option<Answer>>;

/// What the rule runs on.
pub struct Setting<'a> {
    /// The phase.
    pub phase: Phase,
    /// The limits.
    pub limits: Limits,
    /// Makes a transaction, each as good as new and like the last.
    pub transaction: &'a (dyn Fn() -> HttpTransaction + Sync),
    /// The body that is given to a run that waits for the request's.
    pub request_body: Body,
    /// The body that is given to a run that waits for the response's.
    pub response_body: Body,
    /// Makes the answers to one run, each as good as new and like the last.
    pub answers: &'a (dyn Fn() -> Answers + Sync),
}

/// Nothing can be had.
pub fn no_answers() -> Answers {
    Box::new(|_| None)
}

/// All ways agree, as far as they can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In everything.
    Agree,
    /// Up to where one of them ran out of fuel or memory: an optimisation may need less of either.
    AgreeUntilLimit,
}

/// Two ways that do not agree.
#[derive(Debug)]
pub struct Difference {
    /// The name of one and what it came to.
    pub left: (&'static str, Observation),
    /// The name of the other and what it came to.
    pub right: (&'static str, Observation),
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ((left, a), (right, b)) = (&self.left, &self.right);
        writeln!(f, "`{left}` and `{right}` do not agree:")?;
        if let (Some(a), Some(b)) = (a.fuel, b.fuel)
            && a != b
        {
            writeln!(f, "  steps: {left} {a}, {right} {b}")?;
        }
        for (a, b) in a.differing(b) {
            writeln!(f, "  {left:>10}: {}", a.unwrap_or("(nothing)"))?;
            writeln!(f, "  {right:>10}: {}", b.unwrap_or("(nothing)"))?;
        }
        Ok(())
    }
}

/// Runs a rule in every way and compares.
pub fn compare(stack: &Stack, forms: &Forms, setting: &Setting<'_>) -> Result<Verdict, Box<Difference>> {
    let reference = on_reference(stack, &forms.rule, setting);
    let mut verdict = Verdict::Agree;
    let mut check = |name: &'static str, program: &Arc<Program>, compact: bool| {
        let mut run = Run::new(Arc::clone(program), setting.limits);
        if compact {
            run.compact_always();
        }
        let first = on_machine(&mut run, setting);
        verdict = verdict.worse(agree(("reference", &reference), (name, &first))?);
        let again = on_machine(&mut run, setting);
        // The same program on the same machine: not even steps may tell the runs apart.
        if again == first { Ok(first) } else { Err(difference((name, &first), ("again", &again))) }
    };
    let plain = check("plain", &forms.plain, false)?;
    let optimised = check("optimised", &forms.optimised, false)?;
    let compacting = check("compacting", &forms.optimised, true)?;
    // An optimisation may charge less fuel. More only where a field is fetched each time that it is read, twice at most,
    // or asked about: a step for each question, as often as its sub is called. And fuel does not depend on memory.
    let questions = forms.optimised.parts().questions.len() + forms.optimised.parts().tables.len();
    let allowed = plain.fuel.map(|fuel| 2 * fuel + (fuel + 1) * questions as u64);
    if verdict == Verdict::Agree && (optimised.fuel > allowed || compacting.fuel != optimised.fuel) {
        return Err(difference(("plain", &plain), ("optimised", &optimised)));
    }
    Ok(verdict)
}

impl Verdict {
    fn worse(self, other: Verdict) -> Verdict {
        if self == Verdict::Agree { other } else { self }
    }
}

fn difference(left: (&'static str, &Observation), right: (&'static str, &Observation)) -> Box<Difference> {
    Box::new(Difference { left: (left.0, left.1.clone()), right: (right.0, right.1.clone()) })
}

/// Whether two runs agree: in everything, or in all that they logged until one met a limit.
fn agree(
    left: (&'static str, &Observation),
    right: (&'static str, &Observation),
) -> Result<Verdict, Box<Difference>> {
    let agreed = match (left.1.limited, right.1.limited) {
        (false, false) => left.1.agrees(right.1),
        (true, false) => left.1.log_begins(right.1),
        (false, true) => right.1.log_begins(left.1),
        (true, true) => left.1.log_begins(right.1) || right.1.log_begins(left.1),
    };
    match agreed {
        true if left.1.limited || right.1.limited => Ok(Verdict::AgreeUntilLimit),
        true => Ok(Verdict::Agree),
        false => Err(difference(left, right)),
    }
}

fn on_reference(stack: &Stack, rule: &ir::Rule, setting: &Setting<'_>) -> Observation {
    let mut tx = (setting.transaction)();
    let mut host = Bodies::new(&mut tx, setting);
    let outcome = reference::run(stack, rule, setting.phase, &setting.limits, &mut host);
    host.stream.finish(host.tx);
    Observation::of_reference(&tx, &outcome)
}

fn on_machine(run: &mut Run, setting: &Setting<'_>) -> Observation {
    let mut tx = (setting.transaction)();
    run.start(setting.phase);
    let mut answer = Answer::Ready;
    let mut host = Bodies::new(&mut tx, setting);
    let end = loop {
        match run.step(host.tx, answer) {
            Step::Wait(operation) => answer = host.answer(operation),
            end => break end,
        }
    };
    host.stream.finish(host.tx);
    Observation::of_machine(&tx, run, &end)
}

/// A host that waits for nothing.
struct Bodies<'a> {
    tx: &'a mut HttpTransaction,
    setting: &'a Setting<'a>,
    stream: BufferedStream,
    answers: Answers,
}

impl<'a> Bodies<'a> {
    fn new(tx: &'a mut HttpTransaction, setting: &'a Setting<'a>) -> Bodies<'a> {
        Bodies { tx, setting, stream: BufferedStream::default(), answers: (setting.answers)() }
    }
}

impl Host for Bodies<'_> {
    fn transaction(&mut self) -> &mut dyn Transaction {
        self.tx
    }

    fn answer(&mut self, operation: Operation) -> Answer {
        match operation {
            Operation::ReadBody { side, .. } => {
                let body = match side {
                    Side::Request => &self.setting.request_body,
                    Side::Response => &self.setting.response_body,
                };
                self.tx.put_body(side, body.clone());
                Answer::Ready
            }
            Operation::Sleep(_) => Answer::Ready,
            other => {
                let whole = match &self.setting.response_body {
                    Body::Complete(bytes) | Body::Partial(bytes) => bytes,
                    Body::Unread | Body::Unavailable => &Bytes::new(),
                };
                let performed = self.stream.perform(self.tx, whole, other);
                performed
                    .or_else(|other| (self.answers)(&other).ok_or(other))
                    .unwrap_or_else(|other| Answer::Failed(format!("this host waits for nothing: {other}")))
            }
        }
    }
}
