//! How rules and connections end when they do not end in the ordinary way.

use std::fmt;

use http::StatusCode;

/// The connection ends here, without a reply of ours. How is in the session.
#[derive(Debug)]
pub(crate) struct Hangup;

impl fmt::Display for Hangup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is closed by decision")
    }
}

impl std::error::Error for Hangup {}

/// How the rules of a phase ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RulesEnd {
    /// The decision is in the transaction.
    Done,
    /// The client gets this status, for this reason.
    Answer(StatusCode, &'static str),
}
