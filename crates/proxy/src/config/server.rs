//! A virtual server as configured.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use pointsman::Name;

use super::file::Forwarded;
use crate::tls::Terminator;

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
    /// How long a request waits for a response that another one fetches; zero is not at all.
    pub wait: Duration,
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

impl VirtualServer {
    /// All its rules, phase by phase.
    pub fn rules(&self) -> impl Iterator<Item = &RuleFile> {
        self.request_rules.iter().chain(&self.response_rules).chain(&self.completion_rules)
    }
}
