//! What a script's host observes: `#: service-level gold 87 50`, `#: response-time 120`, `#: request-log`.

use std::time::Duration;

use pointsman::{Completion, FixedWorld, HttpTransaction, Ledger, ServiceLevel};

use super::setup::{number, required};
use super::words;

/// What a script says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Observed {
    /// Service level classes, by name.
    service_levels: Vec<(String, ServiceLevel)>,
    /// Where transactions are written down.
    ledgers: Vec<Ledger>,
    /// Milliseconds that the transaction had taken when the rules began.
    transaction: u64,
    /// Milliseconds in the queue.
    queue: u64,
    /// Milliseconds to the node's response.
    response: Option<u64>,
    /// Seconds that the transaction may take in all.
    limit: Option<u64>,
    /// Why the transaction ended.
    completion: Option<&'static Completion>,
}

impl Observed {
    /// The words that begin its set-up lines.
    pub(super) const WORDS: &'static [&'static str] = &[
        "completion",
        "queue-time",
        "recent-connections",
        "request-log",
        "response-time",
        "service-level",
        "transaction-limit",
        "transaction-time",
    ];

    /// Takes one set-up line.
    pub(super) fn apply(&mut self, word: &str, rest: &str) -> Result<(), String> {
        match word {
            "completion" => self.completion = Some(completion(rest)?),
            "queue-time" => self.queue = number(rest, "queue-time 5")?,
            "response-time" => self.response = Some(number(rest, "response-time 120")?),
            "transaction-limit" => self.limit = Some(number(rest, "transaction-limit 3600")?),
            "transaction-time" => self.transaction = number(rest, "transaction-time 300")?,
            "service-level" => self.service_levels.push(service_level(rest)?),
            ledger if !rest.is_empty() => return Err(format!("`{ledger}` takes nothing behind it")),
            "request-log" => self.ledgers.push(Ledger::RequestLog),
            _ => self.ledgers.push(Ledger::RecentConnections),
        }
        Ok(())
    }

    /// The world in which that is so.
    pub(super) fn world(&self, mut world: FixedWorld) -> FixedWorld {
        for (name, level) in &self.service_levels {
            world = world.with_service_level(name, *level);
        }
        self.ledgers.iter().fold(world, |world, ledger| world.keeping(*ledger))
    }

    /// The transaction of which that is so.
    pub(super) fn transaction(&self, transaction: &mut HttpTransaction) {
        let now = transaction.world().now();
        let times = transaction.times_mut();
        times.began = Some(now);
        times.before = Duration::from_millis(self.transaction);
        times.queued = Duration::from_millis(self.queue);
        times.response = self.response.map(Duration::from_millis);
        times.limit = self.limit.map(Duration::from_secs);
        if let Some(reason) = self.completion {
            transaction.set_completion(reason);
        }
    }
}

fn completion(rest: &str) -> Result<&'static Completion, String> {
    let code = required(rest, "completion COMPLETE")?;
    Completion::by_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Completion::ALL.iter().map(|reason| reason.code).collect();
        format!("`{code}` is no reason; write one of {}", codes.join(", "))
    })
}

/// `"name" conforming threshold`
fn service_level(rest: &str) -> Result<(String, ServiceLevel), String> {
    let wrong =
        || "write the class, its conforming percentage and its threshold: `#: service-level gold 87 50`";
    let (name, rest) = words::take(rest).ok_or_else(wrong)?;
    let mut numbers = rest.split_whitespace().map(|number| number.parse::<u8>().ok());
    match (numbers.next().flatten(), numbers.next().flatten(), numbers.next()) {
        (Some(conforming @ ..=100), Some(threshold @ ..=100), None) => {
            let level = ServiceLevel { conforming, threshold };
            Ok((String::from_utf8_lossy(&name).into_owned(), level))
        }
        _ => Err(wrong().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_no_sense_is_told() {
        for (word, rest, words) in [
            ("completion", "DONE", "`DONE` is no reason; write one of COMPLETE, "),
            ("service-level", "gold 101 50", "its conforming percentage"),
            ("service-level", "gold 50", "its conforming percentage"),
            ("response-time", "soon", "not a number"),
            ("request-log", "on", "takes nothing"),
        ] {
            let error = Observed::default().apply(word, rest).unwrap_err();
            assert!(error.contains(words), "{word} {rest}: {error}");
        }
    }
}
