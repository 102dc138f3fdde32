//! The words for what a host observes: what it counts, measures and keeps of its transactions.

use std::time::Duration;

/// Something that rules have a host count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally<'a> {
    /// Adds to one of the numbered 32-bit counters, which begin anew past their end.
    Counter(u8, i32),
    /// Adds to one of the numbered 64-bit counters.
    Counter64(u8, i32),
    /// An event of this name has come up.
    Event(&'a [u8]),
}

impl Tally<'_> {
    /// Counters of each width; they are numbered from 0.
    pub const COUNTERS: u8 = 100;
}

/// How long things took so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Since the client's request was there.
    pub transaction: Duration,
    /// That the request waited for a node that may take it.
    pub queued: Duration,
    /// From the request's way to the node to the head of its response; `None` while there is no response of a node.
    pub response: Option<Duration>,
    /// How much the host's configuration lets the transaction take in all; `None` is without a limit.
    pub limit: Option<Duration>,
}

/// How well a class of requests is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceLevel {
    /// The percentage of recent requests that were answered within the class's time; 100 without any.
    pub conforming: u8,
    /// The percentage at which the class is in serious trouble.
    pub threshold: u8,
}

/// What a host may write a transaction down in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ledger {
    /// The log of requests.
    RequestLog,
    /// The list of the latest transactions.
    RecentConnections,
}

/// Why a transaction ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Completion {
    /// The short code: `TIMEOUT_CONNECT_SERVER`.
    pub code: &'static str,
    /// For people.
    pub message: &'static str,
    /// Who is to blame; `None` when nothing went wrong.
    pub blame: Option<Blame>,
    /// Whether something took too long.
    pub timeout: bool,
}

/// Who is to blame for the end of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The client.
    Client,
    /// A node.
    Server,
    /// Neither.
    Host,
}

/// Writes a reason down: code, words, blame, whether it is a time-out.
const fn because(
    code: &'static str,
    message: &'static str,
    blame: Option<Blame>,
    timeout: bool,
) -> Completion {
    Completion { code, message, blame, timeout }
}

impl Completion {
    /// The client has its response.
    pub const COMPLETE: &Completion =
        &because("COMPLETE", "The transaction completed without errors", None, false);
    /// A rule closed the connection.
    pub const DISCARDED_BY_RULE: &Completion =
        &because("DISCARDED_BY_RULE", "A rule closed the connection", None, false);
    /// No node could be connected to.
    pub const CONNECTION_ERROR: &Completion =
        &because("CONNECTION_ERROR", "No node could be connected to", Some(Blame::Server), false);
    /// The node closed its connection too early.
    pub const CLOSED_BY_SERVER: &Completion = &because(
        "CONNECTION_CLOSED_SERVER",
        "The node closed the connection before its response was complete",
        Some(Blame::Server),
        false,
    );
    /// The client closed its connection too early.
    pub const CLOSED_BY_CLIENT: &Completion = &because(
        "CONNECTION_CLOSED_CLIENT",
        "The client closed the connection before it had the response",
        Some(Blame::Client),
        false,
    );
    /// The client was silent for too long.
    pub const TIMEOUT_CLIENT: &Completion =
        &because("TIMEOUT_CONNECT_CLIENT", "The client was silent for too long", Some(Blame::Client), true);
    /// A node was silent for too long, or could not be connected to in time.
    pub const TIMEOUT_SERVER: &Completion =
        &because("TIMEOUT_CONNECT_SERVER", "A node was silent for too long", Some(Blame::Server), true);
    /// The whole took too long.
    pub const TIMEOUT_DURATION: &Completion = &because(
        "TIMEOUT_MAXDURATION",
        "The transaction took longer than it may in all",
        Some(Blame::Host),
        true,
    );
    /// No node takes requests.
    pub const NODE_LOST: &Completion =
        &because("NODE_LOST", "No node of the pool takes requests", Some(Blame::Server), false);
    /// The request was malformed or too long.
    pub const BAD_REQUEST: &Completion =
        &because("BAD_REQUEST", "The request cannot be served", Some(Blame::Client), false);
    /// The response was malformed.
    pub const BAD_RESPONSE: &Completion =
        &because("BAD_RESPONSE", "The node's response makes no sense", Some(Blame::Server), false);
    /// Something went wrong in the host itself.
    pub const INTERNAL_ERROR: &Completion =
        &because("INTERNAL_ERROR", "The request could not be handled", Some(Blame::Host), false);

    /// All reasons.
    pub const ALL: &[&Completion] = &[
        Completion::COMPLETE,
        Completion::DISCARDED_BY_RULE,
        Completion::CONNECTION_ERROR,
        Completion::CLOSED_BY_SERVER,
        Completion::CLOSED_BY_CLIENT,
        Completion::TIMEOUT_CLIENT,
        Completion::TIMEOUT_SERVER,
        Completion::TIMEOUT_DURATION,
        Completion::NODE_LOST,
        Completion::BAD_REQUEST,
        Completion::BAD_RESPONSE,
        Completion::INTERNAL_ERROR,
    ];

    /// A reason by its code.
    pub fn by_code(code: &str) -> Option<&'static Completion> {
        Completion::ALL.iter().copied().find(|reason| reason.code == code)
    }
}
