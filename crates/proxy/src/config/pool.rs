//! A pool as configured: nodes, how requests are spread over them, what binds sessions to them.

use std::sync::Arc;
use std::time::Duration;

use pointsman::{Name, NodeState};

use super::file::Balance;
use crate::tls::Originator;

/// A set of nodes and how requests are spread over them.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Its name.
    pub name: Name,
    /// Its nodes in order; may be empty.
    pub nodes: Vec<Node>,
    /// How requests without a session are spread.
    pub balance: Balance,
    /// What binds sessions to nodes; `None` is nothing.
    pub persistence: Option<Class>,
    /// Nodes that one request may be tried on.
    pub max_attempts: u32,
    /// Idle connections kept to each node by each thread.
    pub idle_connections: usize,
    /// Time-outs towards the nodes.
    pub timeouts: PoolTimeouts,
    /// What TLS to the nodes begins with; `None` speaks HTTP alone.
    pub tls: Option<Arc<Originator>>,
}

/// Time-outs towards the nodes of a pool.
#[derive(Clone, Copy, Debug)]
pub struct PoolTimeouts {
    /// To connect.
    pub connect: Duration,
    /// To the first byte of the reply, from the last byte of the request.
    pub reply: Duration,
    /// For which an idle connection is kept. Below the nodes' own, or they close under a request.
    pub idle_connection: Duration,
    /// The longest time that a failed node is left alone.
    pub retry_failed: Duration,
}

/// A machine and port that requests are sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// `host:port`, as rules see it.
    pub address: String,
    /// The name for people; the address when none was given.
    pub label: String,
    /// Its state in this pool.
    pub state: NodeState,
    /// Its share, from 1 to 100.
    pub weight: u32,
}

/// What binds sessions to nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its name; a pool's own class is called as the pool.
    pub name: Name,
    /// How.
    pub kind: ClassKind,
    /// Sessions without a request for this long are forgotten (`ip` and `key`).
    pub timeout: Option<Duration>,
}

/// How a session is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassKind {
    /// There are no sessions.
    None,
    /// By a cookie that the proxy sets, of this name (`None`: made from the pool's name).
    Cookie(Option<String>),
    /// By the client's address, for at most so many addresses.
    Ip(usize),
    /// By a key that a rule sets, for at most so many keys.
    Key(usize),
    /// By the node that a rule names.
    Node,
}
