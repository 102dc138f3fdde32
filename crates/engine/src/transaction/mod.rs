//! The ready-made [`Transaction`](pointsman_model::Transaction): one request and its response in the `http`
//! crate's parts, and the world around them.
//!
//! The proxy, `rulecheck` and most embedders use it, so that a rule means the same to all of them. It does no
//! IO: whoever owns the sockets moves parts in and out, and reads a body when a run asks for one
//! ([`Operation::ReadBody`](pointsman_model::Operation)). One is recycled from request to request, and reading
//! a request line or a header allocates nothing.

mod header;
mod host;
mod log;
mod places;
mod rate;
mod response;
mod store;
mod stream;
mod tally;
mod target;
mod world;

use std::any::Any;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Uri};
use pointsman_model::{
    Body, Completion, Datum, Decision, Destination, Name, Phase, Refused, Side, Store, TlsSession,
};

pub use log::{LogCallback, LogLine, LogSink};
pub use places::{NotPlaces, PlaceDatabase};
pub use rate::{RateClass, RateLimiter};
pub use response::Response;
pub use store::MemoryStore;
pub use stream::BufferedStream;
pub use tally::Tallies;
pub use world::{FixedWorld, Wanted, World};

use store::OwnStore;
use target::RawTarget;

/// What a transaction knows of the client's connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The client's address and port.
    pub client: SocketAddr,
    /// The address and port that the client connected to.
    pub local: SocketAddr,
    /// The client's TLS session, when it ends here.
    pub tls: Option<Arc<TlsSession>>,
    /// The virtual server's name.
    pub virtual_server: Name,
}

impl Default for Connection {
    /// A plain connection from loopback to loopback, port 80.
    fn default() -> Self {
        Connection {
            client: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            local: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 80),
            tls: None,
            virtual_server: Name::from(""),
        }
    }
}

/// The node that a request went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// "host:port", as in the configuration.
    pub name: Name,
    /// The address behind it.
    pub addr: Option<SocketAddr>,
    /// Our own address on the connection to it.
    pub local: Option<SocketAddr>,
    /// Whether that is TLS.
    pub tls: bool,
}

/// How long things took, as far as a host has said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// When the request was there, as time since the Unix epoch.
    pub began: Option<Duration>,
    /// Time that had passed by then.
    pub before: Duration,
    /// For how long it waited for a node that may take it.
    pub queued: Duration,
    /// From its way to the node to the head of the response.
    pub response: Option<Duration>,
    /// How much it may take in all, as the host is configured; `None` is without a limit.
    pub limit: Option<Duration>,
}

/// One request on its way through a host. See the module's description.
pub struct HttpTransaction {
    world: Arc<dyn World>,
    phase: Phase,
    request: http::request::Parts,
    /// In place of `request.uri` when the host had the bytes, or a rule set others.
    target: Option<RawTarget>,
    request_body: Body,
    response: Option<Response>,
    /// `Set-Cookie` lines of request rules, for each response that will come.
    early_cookies: Vec<HeaderValue>,
    connection: Connection,
    destination: Option<Destination>,
    node: Option<Node>,
    retries: u32,
    times: Times,
    completion: &'static Completion,
    decision: Decision,
    data: OwnStore,
    log: LogSink,
    extension: Option<Box<dyn Any + Send + Sync>>,
}

impl std::fmt::Debug for HttpTransaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HttpTransaction")
            .field("phase", &self.phase)
            .field("request", &self.request)
            .field("response", &self.response)
            .field("connection", &self.connection)
            .field("node", &self.node)
            .field("decision", &self.decision)
            .finish_non_exhaustive()
    }
}

/// A request's parts in which nothing is set: `GET /`, no headers.
fn no_request() -> http::request::Parts {
    http::Request::new(()).into_parts().0
}

/// What a host does with a transaction before, between and after runs.
impl HttpTransaction {
    /// A transaction with the request `GET /`, without headers and body.
    pub fn new(world: Arc<dyn World>) -> HttpTransaction {
        HttpTransaction {
            world,
            phase: Phase::Request,
            request: no_request(),
            target: None,
            request_body: Body::Complete(Bytes::new()),
            response: None,
            early_cookies: Vec::new(),
            connection: Connection::default(),
            destination: None,
            node: None,
            retries: 0,
            times: Times::default(),
            completion: Completion::COMPLETE,
            decision: Decision::default(),
            data: OwnStore::default(),
            log: LogSink::default(),
            extension: None,
        }
    }

    /// Makes it as good as new for the next request of the same world. Connection facts, a log callback and
    /// the embedder's extension stay; collected log lines go.
    pub fn recycle(&mut self) {
        self.phase = Phase::Request;
        self.request.method = http::Method::GET;
        self.request.uri = Uri::default();
        self.request.version = http::Version::HTTP_11;
        self.request.headers.clear();
        self.request.extensions.clear();
        self.target = None;
        self.request_body = Body::Complete(Bytes::new());
        self.response = None;
        self.early_cookies.clear();
        self.destination = None;
        self.node = None;
        self.retries = 0;
        self.times = Times::default();
        self.completion = Completion::COMPLETE;
        self.decision = Decision::default();
        self.data.reset(b"");
        if let LogSink::Collect(lines) = &mut self.log {
            lines.clear();
        }
    }

    /// A second one with the same request, as rules left it, and all that they decided and stored, to be sent on its
    /// own. It has no body, and not the embedder's extension.
    #[must_use]
    pub fn again(&self) -> HttpTransaction {
        HttpTransaction {
            world: Arc::clone(&self.world),
            phase: self.phase,
            request: self.request.clone(),
            target: self.target.clone(),
            request_body: Body::Complete(Bytes::new()),
            response: None,
            early_cookies: self.early_cookies.clone(),
            connection: self.connection.clone(),
            destination: None,
            node: None,
            retries: 0,
            times: Times::default(),
            completion: Completion::COMPLETE,
            decision: self.decision.clone(),
            data: self.data.clone(),
            log: self.log.clone(),
            extension: None,
        }
    }

    /// The world that it sees.
    pub fn world(&self) -> &Arc<dyn World> {
        &self.world
    }

    /// Moves to a phase. The decision is kept, but for its [`rules_stopped`](Decision::rules_stopped): that
    /// speaks of one phase.
    pub fn begin_phase(&mut self, phase: Phase) {
        self.phase = phase;
        self.decision.rules_stopped = false;
    }

    // The request.

    /// Sets the request. A body that the host has not read yet is [`Body::Unread`].
    pub fn set_request(&mut self, parts: http::request::Parts, body: Body) {
        self.request = parts;
        // The absolute form is the only one that a `Uri` does not keep in one piece.
        self.target = match target::borrowed(&self.request.uri) {
            Some(_) => None,
            None => Some(RawTarget::new(Bytes::from(self.request.uri.to_string()))),
        };
        self.request_body = body;
    }

    /// Sets the request-target as it was received, for a host that has its bytes.
    pub fn set_raw_target(&mut self, target: Bytes) {
        self.target = Some(RawTarget::new(target));
    }

    /// The request's parts, as the rules left them. The request-target is not in its `uri` but in
    /// [`Transaction::target`](pointsman_model::Transaction::target) and [`HttpTransaction::uri`].
    pub fn request(&self) -> &http::request::Parts {
        &self.request
    }

    /// The request-target as a `Uri`. Fails only for a target that no encoding makes one.
    pub fn uri(&self) -> Result<Uri, Refused> {
        match &self.target {
            None => Ok(self.request.uri.clone()),
            Some(raw) => raw.to_uri(),
        }
    }

    /// Takes the request out, as the rules left it, to be sent on. Its body is `Unread` or `Partial` when the
    /// host still has (the rest of) it.
    pub fn take_request(&mut self) -> Result<(http::request::Parts, Body), Refused> {
        let uri = self.target.as_ref().map(RawTarget::to_uri).transpose()?;
        let mut parts = std::mem::replace(&mut self.request, no_request());
        if let Some(uri) = uri {
            parts.uri = uri;
        }
        self.target = None;
        Ok((parts, std::mem::replace(&mut self.request_body, Body::Complete(Bytes::new()))))
    }

    /// The request where it lies, as the rules left it, to be sent on; and what was decided about it. What the host takes
    /// out of it, or changes, is so for later rules too.
    pub fn outgoing(&mut self) -> Result<(&mut http::request::Parts, &Decision), Refused> {
        if let Some(raw) = &self.target {
            self.request.uri = raw.to_uri()?;
            self.target = None;
        }
        Ok((&mut self.request, &self.decision))
    }

    // Bodies.

    /// Gives the body that a run asked for: the answer to
    /// [`Operation::ReadBody`](pointsman_model::Operation::ReadBody). The framing headers stay as they were
    /// received.
    pub fn put_body(&mut self, side: Side, body: Body) {
        match side {
            Side::Request => self.request_body = body,
            Side::Response => {
                if let Some(response) = &mut self.response {
                    response.body = body;
                }
            }
        }
    }

    // The response.

    /// Sets the response that came from a node. Cookies that request rules set are added to it.
    pub fn set_response(&mut self, response: Response) {
        let response = self.response.insert(response);
        for cookie in &self.early_cookies {
            response.replace_cookie(cookie);
        }
    }

    /// The response, when there is one: a node's, or the rules' own.
    pub fn response(&self) -> Option<&Response> {
        self.response.as_ref()
    }

    /// Takes the response out, as the rules left it, to be sent to the client or to be dropped for a retry.
    pub fn take_response(&mut self) -> Option<Response> {
        self.response.take()
    }

    /// Puts a response back as it was taken out: for completion rules, which see what the client got.
    pub fn put_response_back(&mut self, response: Response) {
        self.response = Some(response);
    }

    // The connection.

    /// What is known of the client's connection.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Sets what is known of the client's connection.
    pub fn set_connection(&mut self, connection: Connection) {
        self.connection = connection;
    }

    /// Sets the pool that the request was sent to, be it a rule's choice or the default pool.
    pub fn set_destination(&mut self, destination: Option<Destination>) {
        self.destination = destination;
    }

    /// Sets the node that the request went to.
    pub fn set_node(&mut self, node: Option<Node>) {
        self.node = node;
    }

    /// Sets how often this request was sent again by `request.retry`.
    pub fn set_retries(&mut self, retries: u32) {
        self.retries = retries;
    }

    /// How long things took, for the host to say.
    pub fn times_mut(&mut self) -> &mut Times {
        &mut self.times
    }

    /// Sets why the transaction ended, before its completion rules run.
    pub fn set_completion(&mut self, reason: &'static Completion) {
        self.completion = reason;
    }

    // The log.

    /// Sends log lines to a callback from now on.
    pub fn log_to(&mut self, callback: LogCallback) {
        self.log = LogSink::Callback(callback);
    }

    /// The log lines collected so far; none when they go to a callback.
    pub fn log_lines(&self) -> &[LogLine] {
        match &self.log {
            LogSink::Collect(lines) => lines,
            LogSink::Callback(_) => &[],
        }
    }

    /// Takes the log lines collected so far.
    pub fn take_log(&mut self) -> Vec<LogLine> {
        match &mut self.log {
            LogSink::Collect(lines) => std::mem::take(lines),
            LogSink::Callback(_) => Vec::new(),
        }
    }

    // Stored values.

    /// Everything that rules stored in a store, in the order of the keys.
    pub fn stored_entries(&self, store: Store) -> Vec<(Vec<u8>, Datum)> {
        match store {
            Store::Connection => self.data.entries(),
            shared => self.world.data(shared).map_or_else(Vec::new, MemoryStore::entries),
        }
    }

    // An embedder's own.

    /// Gives the embedder's own builtins something to reach through
    /// [`Transaction::as_any_mut`](pointsman_model::Transaction::as_any_mut).
    pub fn set_extension(&mut self, extension: Box<dyn Any + Send + Sync>) {
        self.extension = Some(extension);
    }
}

#[cfg(test)]
mod tests;
