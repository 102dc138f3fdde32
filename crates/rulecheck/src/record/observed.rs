//! The part of the decision record about what is observed: counters, events, the class of service, the ledgers.

use pointsman::{HttpTransaction, Ledger, Name, Transaction};
use serde::Serialize;

use super::text::Text;

/// What rules counted, and what they said about being observed. What they said nothing of is left out.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Observed {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) counters: Vec<(u8, u32)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) counters64: Vec<(u8, u64)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) events: Vec<(Text, u64)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) service_level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_log: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) recent_connections: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_dscp: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) response_dscp: Option<u8>,
}

impl Observed {
    /// What stands in a transaction and its world.
    pub(crate) fn of(transaction: &HttpTransaction) -> Observed {
        let observance = &transaction.decision().observance;
        let tallies = transaction.world().tallies();
        let events = tallies.map_or_else(Vec::new, |tallies| tallies.events());
        Observed {
            counters: tallies.map_or_else(Vec::new, |tallies| tallies.counters()),
            counters64: tallies.map_or_else(Vec::new, |tallies| tallies.counters64()),
            events: events.into_iter().map(|(name, count)| (Text(name), count)).collect(),
            service_level: observance.service_level.as_ref().map(Name::to_string),
            request_log: observance.ledger(Ledger::RequestLog),
            recent_connections: observance.ledger(Ledger::RecentConnections),
            request_dscp: observance.request_dscp,
            response_dscp: observance.response_dscp,
        }
    }

    /// A line for each, for a person.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.counters.iter().map(|(number, value)| format!("counter {number} is {value}")));
        lines.extend(self.counters64.iter().map(|(number, value)| format!("counter64 {number} is {value}")));
        for (name, count) in &self.events {
            lines.push(format!("event \"{}\" came up {count} time(s)", String::from_utf8_lossy(&name.0)));
        }
        lines.extend(self.service_level.iter().map(|class| format!("counts for service level {class:?}")));
        let ledgers =
            [("log of requests", self.request_log), ("recent connections", self.recent_connections)];
        for (ledger, stands) in ledgers {
            lines.extend(
                stands.map(|stands| format!("{} the {ledger}", if stands { "in" } else { "not in" })),
            );
        }
        for (towards, code) in [("node", self.request_dscp), ("client", self.response_dscp)] {
            lines.extend(code.map(|code| format!("packets to the {towards} have DSCP {code}")));
        }
        lines
    }
}
