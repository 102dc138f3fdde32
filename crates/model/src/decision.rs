//! What the rules of a phase decided: plain data that a host applies.

use std::fmt;

use crate::{Caching, Ledger, Streaming, TlsTuning};

/// A name from configuration or from a rule. Copying it allocates nothing, and touches nothing that threads share
/// when it is short (23 bytes).
pub type Name = smol_str::SmolStr;

/// What happens to the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// No rule chose: the virtual server's default pool gets it.
    #[default]
    None,
    /// [`Decision::pool`] gets it.
    Pool,
    /// The client gets the response side of the transaction, and no node sees the request.
    Respond,
    /// The connection is closed at once, without a response.
    Discard,
    /// These bytes go to the client as they are, then the connection is closed.
    Close(Vec<u8>),
    /// The client gets what the cache holds, if it still does; else [`Decision::pool`] or the default pool gets the request.
    Cached,
    /// Response rules only: the request is sent to a node again and response rules run on what comes back.
    Retry,
}

/// A pool, and the node in it when a rule named one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolChoice {
    /// The pool's name.
    pub name: Name,
    /// The node that the rule named, in place of the load balancer's choice.
    pub node: Option<NodeChoice>,
}

/// Where a request was sent, whoever chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The pool's name.
    pub pool: Name,
    /// The session persistence class that was in force.
    pub persistence: Option<Name>,
}

/// A node by host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeChoice {
    /// Host name or address.
    pub host: Name,
    /// Port.
    pub port: u16,
}

impl fmt::Display for NodeChoice {
    /// "host:port", as nodes are named in a configuration: an IPv6 address stands in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') && !self.host.starts_with('[') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// What the rules said about session persistence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Persistence {
    /// The persistence class that replaces the pool's own.
    pub class: Option<Name>,
    /// The key of a universal persistence class.
    pub key: Option<Vec<u8>>,
    /// The node ("host:port") of a named-node persistence class.
    pub node: Option<Vec<u8>>,
}

/// Per-request settings that rules override.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tuning {
    /// Whether the request may be sent to a second node.
    pub idempotent: Option<bool>,
    /// Nodes to avoid unless none other is left.
    pub avoid_nodes: Vec<Vec<u8>>,
    /// Attempts to connect; 0 is unlimited.
    pub max_connection_attempts: Option<u32>,
    /// Attempts after a node did not reply in time; 0 is unlimited.
    pub max_timed_out_attempts: Option<u32>,
    /// Seconds to wait for a node's reply.
    pub max_reply_seconds: Option<u32>,
    /// Seconds that the whole transaction may take; 0 is unlimited.
    pub max_transaction_seconds: Option<u32>,
    /// Seconds that the client may be silent.
    pub client_timeout_seconds: Option<u32>,
}

/// How rules want a transaction to be observed, and its packets to be marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observance {
    /// Whether the request is written to the log of requests, whatever the configuration says.
    pub request_log: Option<bool>,
    /// Whether it is kept among the latest transactions.
    pub recent_connections: Option<bool>,
    /// The service level class that it counts for.
    pub service_level: Option<Name>,
    /// The six bits of the differentiated services field (RFC 2474) on packets to the node.
    pub request_dscp: Option<u8>,
    /// The same on packets to the client.
    pub response_dscp: Option<u8>,
}

impl Observance {
    /// What rules said of a ledger.
    pub fn ledger(&self, ledger: Ledger) -> Option<bool> {
        match ledger {
            Ledger::RequestLog => self.request_log,
            Ledger::RecentConnections => self.recent_connections,
        }
    }

    /// Says whether the transaction stands in a ledger.
    pub fn set_ledger(&mut self, ledger: Ledger, stands: bool) {
        match ledger {
            Ledger::RequestLog => self.request_log = Some(stands),
            Ledger::RecentConnections => self.recent_connections = Some(stands),
        }
    }
}

/// What the rules of a phase decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// What happens to the request.
    pub action: Action,
    /// The pool that was chosen last; set when `action` is [`Action::Pool`].
    pub pool: Option<PoolChoice>,
    /// A rule ended all further rules of the phase.
    pub rules_stopped: bool,
    /// Session persistence.
    pub persistence: Persistence,
    /// Per-request settings.
    pub tuning: Tuning,
    /// What is written down of it.
    pub observance: Observance,
    /// TLS on either side.
    pub tls: TlsTuning,
    /// A response that the rules send piece by piece.
    pub streaming: Streaming,
    /// Whether it is compressed on its way to the client; `None`: as the virtual server has it.
    pub compression: Option<bool>,
    /// How it is stored and found again.
    pub caching: Caching,
}

impl Decision {
    /// Chooses a pool, and leaves the node to its load balancer. The action is a request rule's to choose.
    #[inline]
    pub fn choose(&mut self, name: &Name, in_request: bool) {
        self.pool = Some(PoolChoice { name: name.clone(), node: None });
        if in_request {
            self.action = Action::Pool;
        }
    }
}
