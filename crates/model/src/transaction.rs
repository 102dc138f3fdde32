//! The host, as builtins see it: one request, its response, and the world around them.

use std::any::Any;
use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::ControlFlow;
use std::time::Duration;

use bytes::Bytes;

pub use http::HeaderName;
use http::header::HOST;

use crate::target::{split_authority, split_target};
use crate::{
    Completion, Datum, Decision, Destination, Ledger, LogRecord, Name, Phase, Places, PoolView, Resource,
    ServiceLevel, Store, Tally, Timing, TlsSession,
};

/// Which of the two messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// From the client.
    Request,
    /// To the client.
    Response,
}

/// The header lines of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderLines<'a> {
    /// There are none.
    None,
    /// There is one, with this value.
    One(&'a [u8]),
    /// There are several.
    Many,
}

/// Sees a header's name, and its value when it is there once.
pub type VisitHeader<'v> = &'v mut dyn FnMut(&HeaderName, Option<&[u8]>) -> ControlFlow<()>;

/// A message's body, as far as the host has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// All of it.
    Complete(Bytes),
    /// Its beginning: as much as [`Operation::ReadBody`](crate::Operation::ReadBody) asked for. More may follow.
    Partial(Bytes),
    /// There is (or may be) one that the host has not read; [`Operation::ReadBody`](crate::Operation::ReadBody) makes it read.
    Unread,
    /// There is none to be had in this phase.
    Unavailable,
}

/// The host refuses a change: a malformed header value, a method that is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(
    /// What is wrong with it, as a clause: "a header value cannot hold a line break".
    pub &'static str,
);

/// One request on its way through the host, and the world that its rules may see.
///
/// Only the request line and headers must be given; every other method has an answer for a host that does
/// not have the thing. A builtin never sees more of the host than this. All texts are bytes.
pub trait Transaction {
    /// The phase whose rules run.
    fn phase(&self) -> Phase {
        Phase::Request
    }

    // The request line.

    /// The request method.
    fn method(&self) -> &[u8];
    /// Changes the method.
    fn set_method(&mut self, method: &[u8]) -> Result<(), Refused>;
    /// The request-target as it stands in the request line (RFC 9112 section 3.2).
    fn target(&self) -> &[u8];
    /// The path of the request-target: without query, scheme and authority.
    fn path(&self) -> &[u8] {
        split_target(self.target()).0
    }
    /// The query of the request-target, without its `?`; `None` when there is no `?`.
    fn query(&self) -> Option<&[u8]> {
        split_target(self.target()).1
    }
    /// Host and port that the request is for, as they were sent: those of a target in the absolute form, or else
    /// the `Host` header (RFC 9112 section 3.3). Empty when there is neither.
    fn authority(&self) -> &[u8] {
        split_authority(self.target())
            .unwrap_or_else(|| self.header(Side::Request, &HOST, 0).unwrap_or_default())
    }
    /// Changes the request-target.
    fn set_target(&mut self, target: &[u8]) -> Result<(), Refused>;
    /// The protocol version of a message, as "HTTP/1.1".
    fn version(&self, side: Side) -> &'static str {
        let _ = side;
        "HTTP/1.1"
    }

    // Headers.

    /// The value of the `nth` header (from 0) with this name.
    fn header(&self, side: Side, name: &HeaderName, nth: usize) -> Option<&[u8]>;
    /// The lines with this name, as far as most need to know them. A host that can tell by one look at its headers
    /// does so here.
    fn header_lines(&self, side: Side, name: &HeaderName) -> HeaderLines<'_> {
        match (self.header(side, name, 0), self.header(side, name, 1)) {
            (None, _) => HeaderLines::None,
            (Some(value), None) => HeaderLines::One(value),
            (Some(_), Some(_)) => HeaderLines::Many,
        }
    }
    /// The header at `index` over all headers, in an order that does not change while no header does.
    fn header_at(&self, side: Side, index: usize) -> Option<(&HeaderName, &[u8])>;
    /// Calls `each` with every header, in the order of [`Transaction::header_at`]. A host that can walk its
    /// headers in one go does so here: walking them by index may be quadratic.
    fn for_each_header(&self, side: Side, each: &mut dyn FnMut(&HeaderName, &[u8])) {
        let mut index = 0;
        while let Some((name, value)) = self.header_at(side, index) {
            each(name, value);
            index += 1;
        }
    }
    /// Calls `each` with the name of every header, each once, in the order in which they first stand, until it
    /// breaks; and with the value of a header that is there once.
    fn walk_headers(&self, side: Side, each: VisitHeader<'_>) {
        let mut seen = HashSet::new();
        let mut index = 0;
        while let Some((name, _)) = self.header_at(side, index) {
            index += 1;
            let value = match self.header_lines(side, name) {
                HeaderLines::One(value) => Some(value),
                _ if !seen.insert(name) => continue,
                _ => None,
            };
            if each(name, value).is_break() {
                return;
            }
        }
    }
    /// Sets a header: replaces all with this name by one. While there is no response, a host keeps
    /// `Set-Cookie` lines for the one that will come, and refuses other changes of response headers.
    fn set_header(&mut self, side: Side, name: &HeaderName, value: &[u8]) -> Result<(), Refused>;
    /// Adds a header line.
    fn add_header(&mut self, side: Side, name: &HeaderName, value: &[u8]) -> Result<(), Refused>;
    /// Removes all headers with this name.
    fn remove_header(&mut self, side: Side, name: &HeaderName);

    // Bodies.

    /// A message's body.
    fn body(&self, side: Side) -> Body {
        let _ = side;
        Body::Unavailable
    }
    /// Replaces a message's body; the host fixes the framing headers.
    fn set_body(&mut self, side: Side, body: Bytes) {
        let _ = (side, body);
    }

    // The status line.

    /// The response's status code; 0 while there is no response.
    fn status(&self) -> u16 {
        0
    }
    /// The response's reason phrase.
    fn reason(&self) -> &[u8] {
        b""
    }
    /// Sets status code and reason; an empty reason is the registered one (RFC 9110 section 15).
    fn set_status(&mut self, code: u16, reason: &[u8]) -> Result<(), Refused> {
        let _ = (code, reason);
        Err(Refused("this host has no response"))
    }
    /// Begins a response of the rules' own: 200, no headers, empty body. Drops one that is there.
    fn begin_response(&mut self) {}

    // The connection.

    /// The client's address and port.
    fn client(&self) -> SocketAddr {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0)
    }
    /// Overrides the client's address for later rules and logs.
    fn set_client_ip(&mut self, ip: IpAddr) {
        let _ = ip;
    }
    /// The address and port that the client connected to.
    fn local(&self) -> SocketAddr {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0)
    }
    /// Whether the client's connection is TLS that ends here.
    fn is_tls(&self) -> bool {
        self.tls().is_some()
    }
    /// The client's TLS session, when it ends here.
    fn tls(&self) -> Option<&TlsSession> {
        None
    }
    /// The virtual server's name.
    fn virtual_server(&self) -> &str {
        ""
    }
    /// The node that this request went to, as "host:port".
    fn node(&self) -> Option<&str> {
        None
    }
    /// That node's address.
    fn node_addr(&self) -> Option<SocketAddr> {
        None
    }
    /// Whether the connection to the node is TLS.
    fn node_is_tls(&self) -> bool {
        false
    }
    /// Our own address on the connection to the node.
    fn node_local_addr(&self) -> Option<SocketAddr> {
        None
    }
    /// The pool that the request was sent to, once it was. A host that does not say gives `None`.
    fn destination(&self) -> Option<&Destination> {
        None
    }
    /// How often `request.retry` sent this request again.
    fn retries(&self) -> u32 {
        0
    }

    // The decision.

    /// What rules decided so far.
    fn decision(&self) -> &Decision;
    /// What rules decide.
    fn decision_mut(&mut self) -> &mut Decision;
    /// Chooses a pool, and leaves the node to its load balancer. False when there is no pool of this name; then nothing
    /// changes.
    fn choose_pool(&mut self, name: &Name) -> bool {
        let known = self.knows_pool(name);
        if known {
            let in_request = self.phase() == Phase::Request;
            self.decision_mut().choose(name, in_request);
        }
        known
    }
    /// The same, and ends all rules of the phase.
    fn use_pool(&mut self, name: &Name) -> bool {
        let known = self.knows_pool(name);
        if known {
            let in_request = self.phase() == Phase::Request;
            let decision = self.decision_mut();
            decision.choose(name, in_request);
            decision.rules_stopped = true;
        }
        known
    }
    /// A pool by name. `None`: there is no such pool. A host that does not know its pools answers with an
    /// empty view for every name.
    fn pool(&self, name: &str) -> Option<PoolView> {
        let _ = name;
        Some(PoolView::default())
    }
    /// Whether there is a pool of this name. A host that builds its views answers without building one.
    fn knows_pool(&self, name: &Name) -> bool {
        self.pool(name).is_some()
    }

    // What the host observes.

    /// Counts something, for whoever looks at the host's counters.
    fn tally(&mut self, tally: Tally<'_>) {
        let _ = tally;
    }
    /// How long things took so far.
    fn timing(&self) -> Timing {
        Timing::default()
    }
    /// A service level class by name, as it does now. `None`: there is no such class.
    fn service_level(&self, class: &str) -> Option<ServiceLevel> {
        let _ = class;
        None
    }
    /// Whether the host writes this transaction down, unless a rule says otherwise.
    fn keeps(&self, ledger: Ledger) -> bool {
        let _ = ledger;
        false
    }
    /// Why the transaction ended, in the completion phase.
    fn completion(&self) -> &'static Completion {
        Completion::COMPLETE
    }

    /// Whether the request could be answered from the host's cache, with a response of this pool, or of the default
    /// pool.
    fn is_cached(&self, pool: Option<&Name>) -> bool {
        let _ = pool;
        false
    }

    // Values that outlive a run.

    /// A stored value.
    fn stored(&self, store: Store, key: &[u8]) -> Option<Datum> {
        let _ = (store, key);
        None
    }
    /// Stores a value; false when there is no room.
    fn store(&mut self, store: Store, key: &[u8], value: Datum) -> bool {
        let _ = (store, key, value);
        false
    }
    /// Removes a key; whether it was there.
    fn unstore(&mut self, store: Store, key: &[u8]) -> bool {
        let _ = (store, key);
        false
    }
    /// Removes all keys that begin with `prefix`.
    fn reset_store(&mut self, store: Store, prefix: &[u8]) {
        let _ = (store, prefix);
    }
    /// Bytes used and bytes free in a store.
    fn store_usage(&self, store: Store) -> (usize, usize) {
        let _ = store;
        (0, 0)
    }

    // Rate classes.

    /// Takes a place in a rate class, for one context of it. False when its limits do not allow it now, `None` when there
    /// is no such class.
    fn rate_take(&mut self, class: &[u8], context: &[u8]) -> Option<bool> {
        let _ = (class, context);
        None
    }
    /// How many wait in a rate class, or in one context of it.
    fn rate_backlog(&self, class: &[u8], context: Option<&[u8]>) -> Option<usize> {
        let _ = (class, context);
        None
    }

    // The world.

    /// Time since the Unix epoch.
    fn now(&self) -> Duration {
        Duration::ZERO
    }
    /// The local time zone's offset from UTC at a Unix time, in seconds.
    fn local_offset(&self, unix: i64) -> i32 {
        let _ = unix;
        0
    }
    /// Sixty-four random bits, good enough for keys.
    fn random(&mut self) -> u64 {
        0
    }
    /// An environment variable.
    fn env(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
    /// The machine's host name, domain included when it has one.
    fn host_name(&self) -> String {
        String::new()
    }
    /// The process id.
    fn process_id(&self) -> u32 {
        0
    }
    /// A file of the resource folder.
    fn resource(&self, name: &[u8]) -> Option<Resource> {
        let _ = name;
        None
    }
    /// Where addresses are; `None` when the host has no database of places.
    fn places(&self) -> Option<&dyn Places> {
        None
    }
    /// Takes a line of the rules' log.
    fn log(&mut self, record: &LogRecord<'_>) {
        let _ = record;
    }

    /// The host's own state, for an embedder's own builtins.
    fn as_any_mut(&mut self) -> Option<&mut dyn Any> {
        None
    }
}
