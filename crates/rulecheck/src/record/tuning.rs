//! The part of the decision record about the limits that rules override for one request.

use pointsman::Tuning;
use serde::Serialize;

/// What rules set, under the names of the functions that set it. What they set nothing of is left out.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Limits {
    /// Limits by name.
    #[serde(flatten)]
    set: std::collections::BTreeMap<&'static str, u32>,
    /// Whether the request may be sent to a second node.
    #[serde(skip_serializing_if = "Option::is_none")]
    idempotent: Option<bool>,
}

impl Limits {
    /// The names of the limits, as a script writes them.
    pub(crate) const NAMES: [&'static str; 5] = [
        "max-connection-attempts",
        "max-reply-time",
        "max-timed-out-connection-attempts",
        "max-transaction-duration",
        "virtual-server-timeout",
    ];

    /// What stands in a decision.
    pub(crate) fn of(tuning: &Tuning) -> Limits {
        let set = [
            tuning.max_connection_attempts,
            tuning.max_reply_seconds,
            tuning.max_timed_out_attempts,
            tuning.max_transaction_seconds,
            tuning.client_timeout_seconds,
        ];
        let set = Self::NAMES.into_iter().zip(set).filter_map(|(name, limit)| Some((name, limit?))).collect();
        Limits { set, idempotent: tuning.idempotent }
    }

    /// Whether rules set nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.set.is_empty() && self.idempotent.is_none()
    }

    /// `max-reply-time 30`, or that it was not set.
    pub(crate) fn said(&self, name: &str) -> String {
        match self.set.get(name) {
            Some(limit) => format!("{name} {limit}"),
            None => format!("{name} was not set"),
        }
    }

    /// Whether the request may be sent to a second node: "on", "off" or "default".
    pub(crate) fn idempotent(&self) -> &'static str {
        match self.idempotent {
            None => "default",
            Some(true) => "on",
            Some(false) => "off",
        }
    }

    /// A line for each, for a person.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.set.iter().map(|(name, limit)| format!("{name} {limit}")).collect();
        lines.extend(
            self.idempotent.map(|may| {
                format!("the request may {}be sent to a second node", if may { "" } else { "not " })
            }),
        );
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_has_a_name_of_its_own() {
        let tuning = Tuning {
            max_connection_attempts: Some(1),
            max_reply_seconds: Some(2),
            max_timed_out_attempts: Some(3),
            max_transaction_seconds: Some(4),
            client_timeout_seconds: Some(0),
            idempotent: Some(false),
            ..Tuning::default()
        };
        let limits = Limits::of(&tuning);
        assert_eq!(
            limits.lines(),
            [
                "max-connection-attempts 1",
                "max-reply-time 2",
                "max-timed-out-connection-attempts 3",
                "max-transaction-duration 4",
                "virtual-server-timeout 0",
                "the request may not be sent to a second node"
            ]
        );
        assert_eq!(limits.said("max-reply-time"), "max-reply-time 2");
        assert_eq!(Limits::default().said("max-reply-time"), "max-reply-time was not set");
        assert!(Limits::of(&Tuning::default()).is_empty() && !limits.is_empty());
    }
}
