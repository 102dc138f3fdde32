//! The configuration: read from one TOML file and the rule files that it names, and checked as a whole.
//!
//! A [`Config`] is plain data in which every name means something: pools exist, rule files were read, addresses
//! parse, no address is listened on twice. Nothing here opens a socket or compiles a rule.

mod file;
mod problem;
mod resolve;
mod services;
mod tls;
mod units;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use pointsman::{Name, NodeState, PlaceDatabase};

use crate::authentication::Htpasswd;

pub use crate::files::Source;
pub use file::{Balance, Forwarded};
pub use problem::{Problem, Problems};

use crate::tls::Terminator;

/// A whole configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file that it was read from.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Where that file and the rules came from.
    pub source: Source,
    /// Worker threads; `None` is one for each core.
    pub threads: Option<usize>,
    /// Client connections over all threads.
    pub max_connections: usize,
    /// What session cookies are keyed with; `None` is a secret made at the start of the process.
    pub cookie_secret: Option<String>,
    /// The virtual servers.
    pub virtual_servers: Vec<VirtualServer>,
    /// The pools.
    pub pools: Vec<Pool>,
    /// The persistence classes that rules and pools name.
    pub classes: Vec<Class>,
    /// How the process ends.
    pub shutdown: Shutdown,
    /// Whether each request is logged.
    pub access_log: bool,
    /// Whether each request is kept among the latest.
    pub recent: bool,
    /// How fast classes of requests are to be served.
    pub service_levels: Vec<ServiceClass>,
    /// Bytes that `data.*` and `data.local.*` may hold, each.
    pub data_bytes: usize,
    /// The folder that `resource.*` reads.
    pub resources: Option<PathBuf>,
    /// Where addresses are, for `geo.*`.
    pub places: Option<Arc<PlaceDatabase>>,
    /// How far rules may go beyond their own request.
    pub outbound: Outbound,
    /// The rate classes.
    pub rate_classes: Vec<RateClass>,
    /// The authenticators.
    pub authenticators: Vec<Authenticator>,
    /// What is probably not meant.
    pub warnings: Problems,
}

/// How far rules may go beyond their own request: sub-requests, names, sockets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbound {
    /// The longest that one thing may take.
    pub timeout: Duration,
    /// The longest body of an answer to a sub-request.
    pub body_bytes: usize,
    /// How many things the rules of one request may have done.
    pub per_request: u32,
    /// Connections that the rules of one request may have open.
    pub sockets: usize,
    /// Whose certificates are trusted, in PEM form; `None` are those that the system trusts.
    pub authorities: Option<Vec<u8>>,
    /// Who is asked for names; none are those of the system.
    pub name_servers: Vec<SocketAddr>,
}

/// A rate class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateClass {
    /// Its name.
    pub name: String,
    /// Its limits.
    pub limits: pointsman::RateClass,
    /// Requests that may wait.
    pub queue: usize,
    /// How long one may wait.
    pub timeout: Duration,
}

/// An authenticator over a file of users.
#[derive(Clone, Debug)]
pub struct Authenticator {
    /// Its name.
    pub name: String,
    /// The users.
    pub users: Arc<Htpasswd>,
    /// The files that they were read from, with their text.
    pub files: Vec<(PathBuf, Vec<u8>)>,
}

/// Addresses to listen on, and what happens to requests that come there.
#[derive(Clone, Debug)]
pub struct VirtualServer {
    /// Its name.
    pub name: Name,
    /// The addresses.
    pub listen: Vec<SocketAddr>,
    /// The pool for requests that no rule sends elsewhere.
    pub default_pool: Name,
    /// The rules that run on each request, in order.
    pub request_rules: Vec<RuleFile>,
    /// The rules that run on each response, in order.
    pub response_rules: Vec<RuleFile>,
    /// The rules that run when a transaction is over, in order.
    pub completion_rules: Vec<RuleFile>,
    /// What happens to a request behind a trap.
    pub on_trap: OnTrap,
    /// The service level class of requests that no rule puts into another.
    pub service_level: Option<Name>,
    /// What becomes of the `X-Forwarded-*` headers.
    pub forwarded: Forwarded,
    /// Peers whose `X-Forwarded-*` headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The name for the `Via` header; `None` adds none.
    pub via: Option<String>,
    /// Time-outs towards the client.
    pub timeouts: ServerTimeouts,
    /// Limits on what a client may send.
    pub limits: Limits,
    /// Compression of responses.
    pub compress: Compress,
    /// The cache of responses; `None` is none.
    pub cache: Option<CacheLimits>,
    /// What it ends TLS with; `None` speaks HTTP alone.
    pub tls: Option<Arc<Terminator>>,
}

/// Compression of responses.
#[derive(Clone, Debug)]
pub struct Compress {
    /// Responses are compressed unless a rule says otherwise.
    pub enabled: bool,
    /// Media types that are worth it; one that ends in `*` stands for all that begin so.
    pub types: Vec<String>,
    /// Shorter bodies are left alone.
    pub min_bytes: u64,
    /// From 1, fast, to 9, small.
    pub level: u32,
}

impl Default for Compress {
    fn default() -> Compress {
        let types = [
            "text/*",
            "application/json",
            "application/javascript",
            "application/xml",
            "application/xhtml+xml",
            "application/wasm",
            "image/svg+xml",
        ];
        Compress { enabled: false, types: types.map(str::to_owned).to_vec(), min_bytes: 1000, level: 5 }
    }
}

/// How much a cache of responses holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheLimits {
    /// Bytes of all responses.
    pub bytes: usize,
    /// Bytes of the largest body that is stored.
    pub entry_bytes: usize,
}

/// A rule's file as it was read.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// As the configuration names it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its text.
    pub text: Vec<u8>,
}

/// What happens to a request whose rule trapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTrap {
    /// The rest of the rule is skipped and the request goes on.
    Continue,
    /// The client gets this status code.
    Respond(u16),
}

/// Time-outs towards the client.
#[derive(Clone, Copy, Debug)]
pub struct ServerTimeouts {
    /// To shake hands, where TLS ends here.
    pub tls_handshake: Duration,
    /// To send a whole head, from its first byte.
    pub header_read: Duration,
    /// To begin the next request.
    pub keep_alive: Duration,
    /// Without a byte in either direction while a message is on its way.
    pub idle: Duration,
    /// Without a byte in either direction in a tunnel (a WebSocket).
    pub tunnel_idle: Duration,
    /// For a whole transaction; `None` is no limit.
    pub transaction: Option<Duration>,
}

/// Limits on what a client may send.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a request's head.
    pub head_bytes: usize,
    /// Bytes of a body that a rule may have read.
    pub rule_body_bytes: usize,
    /// Requests on one connection, then it is closed politely.
    pub requests_per_connection: u32,
}

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

/// How fast a class of requests is to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceClass {
    /// Its name.
    pub name: Name,
    /// The longest time that a response may take.
    pub response_time: Duration,
    /// The percentage of requests in time at which the class is in serious trouble.
    pub serious: u8,
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

/// How the process ends.
#[derive(Clone, Copy, Debug)]
pub struct Shutdown {
    /// For so long idle connections may send one more request, which is answered with `Connection: close`.
    pub lame_duck: Duration,
    /// For so long requests in flight may go on.
    pub limit: Duration,
}

impl VirtualServer {
    /// All its rules, phase by phase.
    pub fn rules(&self) -> impl Iterator<Item = &RuleFile> {
        self.request_rules.iter().chain(&self.response_rules).chain(&self.completion_rules)
    }
}

impl Config {
    /// Reads and checks a configuration.
    pub fn load(source: &Source, path: &Path) -> Result<Config, Problems> {
        let bytes = source.read(path).map_err(|error| Problems::unreadable(path, &error))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Problems::unreadable(
                path,
                &std::io::Error::other("a configuration is UTF-8 text, and this is not"),
            )
        })?;
        resolve::resolve(source, path, text)
    }
}

#[cfg(test)]
mod tests;
