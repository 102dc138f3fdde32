//! All that can be seen of a run from outside, as lines that two runs are compared by.

use pointsman_compiler::reference::ReferenceOutcome;
use pointsman_model::{Datum, Fault, Side, Stop, Store, Transaction, Trap, Warning};
use pointsman_vm::{Run, Step};

use crate::HttpTransaction;

/// What one run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What it logged, in order.
    log: Vec<String>,
    /// What it warned of, in order; how it ended; what it made of the transaction.
    rest: Vec<String>,
    /// Steps that it took; the evaluator does not count them as the machine does.
    pub(super) fuel: Option<u64>,
    /// Whether it met a limit that the ways of running count differently.
    pub(super) limited: bool,
}

impl Observation {
    pub(super) fn of_reference(tx: &HttpTransaction, outcome: &ReferenceOutcome) -> Observation {
        let end = outcome.trap.as_ref().map_or(Ok(outcome.stop), Err);
        Observation::new(tx, &outcome.warnings, outcome.warnings_dropped, end)
    }

    pub(super) fn of_machine(tx: &HttpTransaction, run: &Run, end: &Step) -> Observation {
        let end = match end {
            Step::Done(stop) => Ok(*stop),
            Step::Trap(trap) => Err(trap),
            // Every wait is answered before anything is observed.
            Step::Wait(_) => Ok(Stop::Rule),
        };
        let observed = Observation::new(tx, run.warnings(), run.warnings_dropped(), end);
        Observation { fuel: Some(run.fuel_used()), ..observed }
    }

    fn new(
        tx: &HttpTransaction,
        warnings: &[Warning],
        dropped: u64,
        end: Result<Stop, &Trap>,
    ) -> Observation {
        let log = tx
            .log_lines()
            .iter()
            .map(|line| {
                format!(
                    "log {}: {} (line {})",
                    line.level.name(),
                    line.message.escape_ascii(),
                    line.site.line
                )
            })
            .collect();
        let mut rest: Vec<String> = warnings
            .iter()
            .map(|warning| format!("warning: {} (line {})", warning.message, warning.site.line))
            .collect();
        rest.push(format!("{dropped} more warnings"));
        rest.push(match end {
            Ok(stop) => format!("end: {stop:?}"),
            Err(trap) => format!(
                "trap {}: {} (line {}, bytes {} to {} of file {})",
                trap.fault.kind(),
                trap.fault,
                trap.site.line,
                trap.site.start,
                trap.site.end,
                trap.site.file
            ),
        });
        rest.extend(transaction(tx));
        // A container that is moved rather than copied may be one deeper than a copy can be.
        let limited = matches!(
            end,
            Err(Trap { fault: Fault::OutOfFuel | Fault::OutOfMemory | Fault::ContainerDepth, .. })
        );
        Observation { log, rest, fuel: None, limited }
    }

    /// Whether two runs agree in everything but the steps they took.
    pub(super) fn agrees(&self, other: &Observation) -> bool {
        self.log == other.log && self.rest == other.rest && self.limited == other.limited
    }

    /// Whether `other` logged all that this did, before it went on or ended.
    pub(super) fn log_begins(&self, other: &Observation) -> bool {
        other.log.starts_with(&self.log)
    }

    /// The lines in which two runs differ, from the first on.
    pub(super) fn differing<'a>(
        &'a self,
        other: &'a Observation,
    ) -> impl Iterator<Item = (Option<&'a str>, Option<&'a str>)> {
        let pairs = |a: &'a [String], b: &'a [String]| {
            (0..a.len().max(b.len())).map(move |at| (a.get(at), b.get(at)))
        };
        pairs(&self.log, &other.log)
            .chain(pairs(&self.rest, &other.rest))
            .filter(|(a, b)| a != b)
            .take(20)
            .map(|(a, b)| (a.map(String::as_str), b.map(String::as_str)))
    }
}

/// The transaction, line by line.
fn transaction(tx: &HttpTransaction) -> Vec<String> {
    let mut lines = vec![
        format!("decision: {:?}", tx.decision()),
        format!("request: {} {}", tx.method().escape_ascii(), tx.target().escape_ascii()),
        format!("client: {}", tx.client()),
        format!("status: {} {}", tx.status(), tx.reason().escape_ascii()),
    ];
    for side in [Side::Request, Side::Response] {
        let mut index = 0;
        while let Some((name, value)) = tx.header_at(side, index) {
            lines.push(format!("{side:?} header: {name}: {}", value.escape_ascii()));
            index += 1;
        }
        lines.push(format!("{side:?} body: {:?}", tx.body(side)));
    }
    if let Some(tallies) = tx.world().tallies() {
        let events = tallies.events();
        let events = events.iter().map(|(name, count)| format!("{} {count}", name.escape_ascii()));
        lines.push(format!("counters: {:?} {:?}", tallies.counters(), tallies.counters64()));
        lines.push(format!("events: {:?}", events.collect::<Vec<_>>()));
    }
    for store in [Store::Connection, Store::Global, Store::Local] {
        for (key, value) in tx.stored_entries(store) {
            lines.push(format!("{store:?} data: {} = {}", key.escape_ascii(), datum(&value)));
        }
    }
    lines
}

/// A value so that NaN equals NaN.
fn datum(value: &Datum) -> String {
    format!("{value:?}")
}
