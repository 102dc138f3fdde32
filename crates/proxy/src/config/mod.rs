//! The configuration: read from one TOML file and the rule files that it names, and checked as a whole.
//!
//! A [`Config`] is plain data in which every name means something: pools exist, rule files were read, addresses
//! parse, no address is listened on twice, certificates fit their keys. Nothing here opens a socket or compiles a rule,
//! and nothing that runs on top of it is named here. From below: `units` and `file` are what is written, `server` and `pool` and this
//! file what it means, `check` goes from the one to the other, `resolve` does so for a whole file.

mod check;
mod destinations;
mod file;
mod pool;
mod problem;
mod resolve;
mod server;
mod units;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use pointsman::{Name, PlaceDatabase};

use crate::authentication::Htpasswd;

pub use crate::files::Source;
pub(crate) use destinations::ByName;
pub use destinations::Destinations;
pub use file::{Balance, Forwarded};
pub use pool::{Class, ClassKind, Node, Pool, PoolTimeouts};
pub use problem::{Problem, Problems};
pub use server::{CacheLimits, Compress, Limits, OnTrap, RuleFile, ServerTimeouts, VirtualServer};

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
    /// Where sub-requests and sockets may go; `None` is anywhere.
    pub allow: Option<Destinations>,
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

/// How the process ends.
#[derive(Clone, Copy, Debug)]
pub struct Shutdown {
    /// For so long idle connections may send one more request, which is answered with `Connection: close`.
    pub lame_duck: Duration,
    /// For so long requests in flight may go on.
    pub limit: Duration,
}

#[cfg(test)]
mod tests;
