//! Sending a request to a node, and to another when that is right.
//!
//! What may be sent again, and where, follows one rule: a request goes out twice only when the first node cannot
//! have acted on it, or when acting twice is the same as acting once.
//! - A connection that could not be made sent nothing: any request goes to another node.
//! - A connection kept from an earlier request may be closed by the node at any time. Idempotent requests use one
//!   and are sent again on a fresh one if it breaks. All others get a fresh connection.
//! - A connection that breaks behind an idempotent request whose body we still have: another node.
//! - A node that stays silent: no retry, unless a rule asks for it; it may still be working.
//!
//! It takes a [`Job`], which is data, and knows nothing of rules.

mod attempt;
mod body;
pub(crate) mod headers;

use std::rc::Rc;
use std::sync::Arc;

use http::{HeaderValue, Method, StatusCode, request};
use pointsman::{Name, NodeState};

use crate::balance::Pool;
use crate::link::{Link, Load, NoReply, Outbound, Payload, Unlinked};
use crate::log::Level;
use crate::node::{InFlight, Node};
use crate::persistence::{Class, Seek, Session as Kept};
use crate::session::Session;
use crate::tls::{Originator, unshaken};

use attempt::{Spare, build};

pub(crate) use body::{Cut, NodeBody, Reply, ReplyBody, Source};

/// What is to be sent, and what was decided about where.
pub(crate) struct Job<'a> {
    pub(crate) session: &'a Rc<Session>,
    pub(crate) server: &'a str,
    pub(crate) pool: &'a Pool,
    /// The persistence class in force.
    pub(crate) class: Option<&'a Arc<Class>>,
    pub(crate) decision: &'a pointsman::Decision,
    /// The client for persistence by address.
    pub(crate) client: std::net::IpAddr,
}

/// Why this node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It was its turn.
    Balance,
    /// The session is bound to it.
    Session,
    /// The rule named it.
    Rule,
    /// Another node failed first.
    Failover,
}

impl Why {
    /// As in the log.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Why::Balance => "balance",
            Why::Session => "session",
            Why::Rule => "rule",
            Why::Failover => "failover",
        }
    }
}

/// A node's reply.
pub(crate) struct Forwarded {
    pub(crate) reply: Box<NodeBody>,
    /// The cookie that tells the client of its node.
    pub(crate) cookie: Option<HeaderValue>,
    /// Why the node was chosen.
    pub(crate) why: Why,
}

/// There is no reply: what the client gets, and words for the log.
pub(crate) struct Failed {
    pub(crate) status: StatusCode,
    pub(crate) reason: String,
    /// The node tried last.
    pub(crate) node: Option<Name>,
}

/// Sends a request, whose head is as the node will see it.
pub(crate) async fn forward(
    job: &Job<'_>,
    head: &mut request::Parts,
    body: Payload,
) -> Result<Forwarded, Failed> {
    let mut route = Route::new(job, head);
    let mut spare = Spare::new(job.session);
    let mut body = Some(body);
    loop {
        let node = route.next()?;
        let now = job.session.worker.now();
        let load = Load::of(body.as_ref().and_then(Payload::exact_len));
        let mut link = match route.link(&node, load).await {
            Ok(link) => link,
            Err(unlinked) => {
                let reason = route.unlinked(&node, &unlinked);
                let status =
                    if unlinked.late { StatusCode::GATEWAY_TIMEOUT } else { StatusCode::BAD_GATEWAY };
                route.failed(status, &node, reason)?;
                continue;
            }
        };
        // One that speaks TLS may still refuse our certificate: it is well when it has replied.
        if node.tls.is_none() {
            route.well(&node);
        }
        let in_flight = InFlight::new(Arc::clone(&node));
        job.session.watchdog.set_node(Some(Rc::clone(&link.meter)));
        link.meter.mark(job.decision.observance.request_dscp.unwrap_or_default());
        let seconds = job.decision.tuning.max_reply_seconds;
        let limit = seconds.filter(|&seconds| seconds > 0).map(|s| std::time::Duration::from_secs(s.into()));
        job.session.watchdog.arm(limit.unwrap_or(job.pool.timeouts.reply));
        let payload = body.take().unwrap_or_default();
        let replay = payload.replay();
        job.session.watchdog.starved.set(false);
        if route.idempotent && replay.is_some() {
            spare.copy(&head.headers);
        }
        let request = build(head, Outbound::new(payload, Rc::clone(&job.session.watchdog.starved)));
        match link.exchange(request, &job.session.watchdog).await {
            Ok(response) => {
                if node.tls.is_some() {
                    route.well(&node);
                }
                let (cookie, why) = route.settle(&node, now);
                let reply = NodeBody::new(response, link, Rc::clone(job.session), in_flight);
                return Ok(Forwarded { reply, cookie, why });
            }
            Err(NoReply::Unsent(request)) => {
                let (parts, unsent) = request.into_parts();
                head.headers = parts.headers;
                body = Some(unsent.into_payload());
                if route.fresh {
                    let reason = String::from("the connection closed before the request was sent");
                    route.failed(StatusCode::BAD_GATEWAY, &node, reason)?;
                }
                route.again(node);
            }
            Err(NoReply::Broken(error)) => {
                let reused = !route.fresh;
                let (reason, refused) = broken(&error);
                if refused && link.meter.read() == 0 {
                    let reason = format!("the TLS handshake failed: {reason}");
                    route.unlinked(&node, &Unlinked { late: false, unshaken: true, reason });
                }
                if !route.idempotent || replay.is_none() {
                    return Err(route.give_up(StatusCode::BAD_GATEWAY, &node, format!("no reply: {reason}")));
                }
                body = replay;
                spare.restore(&mut head.headers);
                if reused && link.meter.read() == route.read_before {
                    route.again(node);
                } else {
                    route.failed(StatusCode::BAD_GATEWAY, &node, format!("no reply: {reason}"))?;
                }
            }
            Err(NoReply::Silent) if job.session.watchdog.starved.get() => {
                let reason = String::from("the client's body did not come in time");
                return Err(route.give_up(StatusCode::REQUEST_TIMEOUT, &node, reason));
            }
            Err(NoReply::Silent) => {
                let reason = String::from("no reply in time");
                let more = job.decision.tuning.max_timed_out_attempts;
                if replay.is_none() || !route.idempotent || !route.may_time_out(more) {
                    return Err(route.give_up(StatusCode::GATEWAY_TIMEOUT, &node, reason));
                }
                body = replay;
                spare.restore(&mut head.headers);
                route.failed(StatusCode::GATEWAY_TIMEOUT, &node, reason)?;
            }
        }
    }
}

/// Where a request goes, and where it has been.
struct Route<'a> {
    job: &'a Job<'a>,
    kept: Kept,
    bound: Option<usize>,
    tried: Vec<usize>,
    attempts: u32,
    timed_out: u32,
    idempotent: bool,
    /// The next connection, or the one in use, was made for this request.
    fresh: bool,
    /// Bytes that the connection had read before this request.
    read_before: u64,
    /// The node to use once more.
    same: Option<Arc<Node>>,
    why: Why,
    /// The node in use, when it is one of the pool's.
    index: Option<usize>,
    last: Option<Failed>,
}

impl<'a> Route<'a> {
    fn new(job: &'a Job<'a>, head: &request::Parts) -> Route<'a> {
        let persistence = &job.decision.persistence;
        let seek = Seek {
            headers: &head.headers,
            client: job.client,
            key: persistence.key.as_deref(),
            node: persistence.node.as_deref(),
        };
        let worker = &job.session.worker;
        let (kept, bound) = match job.class {
            Some(class) => class.recall(job.pool, &seek, worker.now(), || worker.random()),
            None => (Kept::None, None),
        };
        Route {
            job,
            kept,
            bound,
            tried: Vec::new(),
            attempts: 0,
            timed_out: 0,
            idempotent: job.decision.tuning.idempotent.unwrap_or(is_idempotent(&head.method)),
            fresh: false,
            read_before: 0,
            same: None,
            why: Why::Balance,
            index: None,
            last: None,
        }
    }

    /// The node to try now.
    fn next(&mut self) -> Result<Arc<Node>, Failed> {
        if let Some(node) = self.same.take() {
            return Ok(node);
        }
        let job = self.job;
        // A tenth of a second more or less is nothing to a node that is left alone for seconds.
        let now = job.session.worker.now();
        self.fresh = !self.idempotent;
        self.index = None;
        if let Some(choice) = job.decision.pool.as_ref().and_then(|choice| choice.node.as_ref()) {
            if let Some(failed) = self.last.take() {
                return Err(failed);
            }
            self.why = Why::Rule;
            let node = job.pool.stranger(&choice.host, choice.port);
            self.index = job.pool.nodes.iter().position(|known| Arc::ptr_eq(known, &node));
            return Ok(node);
        }
        let keeps = |index: usize| !self.tried.contains(&index) && job.pool.keeps(index, now);
        let picked =
            match self.bound {
                Some(index) if keeps(index) => {
                    self.why = Why::Session;
                    Some(index)
                }
                _ => {
                    self.why = if self.tried.is_empty() { Why::Balance } else { Why::Failover };
                    let picked = job.pool.pick(&self.tried, &job.decision.tuning.avoid_nodes, now);
                    match (picked, job.class) {
                        (Some(index), Some(class)) => {
                            Some(class.bind(job.pool, self.kept, index, now, |other| {
                                other != index && keeps(other)
                            }))
                        }
                        (picked, _) => picked,
                    }
                }
            };
        match picked {
            Some(index) => {
                self.index = Some(index);
                Ok(Arc::clone(&job.pool.nodes[index]))
            }
            None => Err(self.last.take().unwrap_or_else(|| Failed {
                status: StatusCode::SERVICE_UNAVAILABLE,
                reason: self.nobody(now),
                node: None,
            })),
        }
    }

    /// Why there is no node to try.
    fn nobody(&self, now: u64) -> String {
        let nodes = &self.job.pool.nodes;
        if nodes.is_empty() {
            return String::from("the pool has no node");
        }
        let count = |state| nodes.iter().filter(|node| node.state_now(now) == state).count();
        format!(
            "no node takes new sessions: {} failed, {} draining, {} disabled",
            count(NodeState::Failed),
            count(NodeState::Draining),
            count(NodeState::Disabled)
        )
    }

    /// A connection to a node: one that is there, or a new one.
    async fn link(&mut self, node: &Node, load: Load) -> Result<Box<Link>, Unlinked> {
        if let Some(tls) = &node.tls {
            // Most pools have none, and this costs them nothing but the question.
            return Box::pin(self.secured(node, tls, load)).await;
        }
        let worker = &self.job.session.worker;
        if !self.fresh
            && let Some(link) = worker.idle.take(node, load, worker.now())
        {
            self.read_before = link.meter.read();
            return Ok(link);
        }
        self.fresh = true;
        self.read_before = 0;
        Link::connect(node, None, self.job.pool.timeouts.connect, load).await.map(Box::new)
    }

    /// The same with TLS.
    async fn secured(&mut self, node: &Node, tls: &Originator, load: Load) -> Result<Box<Link>, Unlinked> {
        let worker = &self.job.session.worker;
        let name = tls.name(&node.host, self.named_by_rule());
        let kept = if self.fresh { None } else { worker.idle.take_secured(node, &name, load, worker.now()) };
        let link = match kept {
            Some(link) => link,
            None => {
                self.fresh = true;
                let limit = self.job.pool.timeouts.connect;
                Box::new(Link::connect(node, Some(name), limit, load).await?)
            }
        };
        self.read_before = link.meter.read();
        link.meter.close_alert(self.job.decision.tls.server_close_alert.unwrap_or(true));
        Ok(link)
    }

    /// The server name that a rule has a node asked for.
    fn named_by_rule(&self) -> Option<&'a str> {
        self.job.decision.tls.server_name.as_deref()
    }

    /// A node is found well.
    fn well(&self, node: &Node) {
        if node.health.succeeded() {
            self.log(Level::Info, node, format_args!("node is back"));
        }
    }

    /// There is no connection to a node: the log is told, and others leave it alone. Gives the words for it.
    fn unlinked(&self, node: &Node, unlinked: &Unlinked) -> String {
        let reason = &unlinked.reason;
        if unlinked.unshaken && self.named_by_rule().is_some() {
            // It may be the name that is wrong, and where rules take it from the request, any client could have all nodes
            // left alone.
            self.log(Level::Warn, node, format_args!("node passed over: {reason}"));
        } else if node.health.failed(crate::clock::now(), self.job.pool.timeouts.retry_failed) {
            self.log(Level::Warn, node, format_args!("node failed: {reason}"));
        }
        format!("cannot connect: {reason}")
    }

    /// The same node again, on a connection made for this request.
    fn again(&mut self, node: Arc<Node>) {
        self.fresh = true;
        self.same = Some(node);
    }

    /// This node is out. An error when it was the last that may be tried.
    fn failed(&mut self, status: StatusCode, node: &Node, reason: String) -> Result<(), Failed> {
        self.attempts += 1;
        let failed = self.give_up(status, node, reason);
        let most = match self.job.decision.tuning.max_connection_attempts {
            None => self.job.pool.max_attempts,
            // Unlimited, as rules call it: each node once.
            Some(0) => u32::MAX,
            Some(most) => most,
        };
        if self.attempts >= most {
            return Err(failed);
        }
        self.tried.extend(self.index);
        self.last = Some(failed);
        Ok(())
    }

    fn give_up(&self, status: StatusCode, node: &Node, reason: String) -> Failed {
        Failed { status, reason, node: Some(node.label.clone()) }
    }

    /// Whether a rule lets this request be sent again although a node did not reply.
    fn may_time_out(&mut self, most: Option<u32>) -> bool {
        self.timed_out += 1;
        most.is_some_and(|most| most == 0 || self.timed_out < most)
    }

    /// The node replied: the session is bound to it and counted.
    fn settle(&self, node: &Node, now: u64) -> (Option<HeaderValue>, Why) {
        if let Some(number) = self.kept.number() {
            node.live.sessions.seen(number, now);
        }
        let cookie = match (self.job.class, self.index) {
            (Some(class), Some(index)) if self.bound != Some(index) => {
                class.cookie(self.job.pool, self.kept, index)
            }
            _ => None,
        };
        (cookie, self.why)
    }

    fn log(&self, level: Level, node: &Node, text: std::fmt::Arguments<'_>) {
        let (server, pool, label) = (self.job.server, &self.job.pool.name, &node.label);
        self.job
            .session
            .worker
            .shared
            .log
            .event(level, format_args!("server={server} pool=\"{pool}\" node={label} {text}"));
    }
}

/// Why a connection broke before its reply, in words; and whether the node refused it, rather than the request.
fn broken(error: &hyper::Error) -> (String, bool) {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
    match cause {
        Some(cause) => (format!("{error}: {}", unshaken::explain(cause)), unshaken::is_alert(cause)),
        None => (error.to_string(), false),
    }
}

/// Methods that may be sent twice (RFC 9110 section 9.2.2).
fn is_idempotent(method: &Method) -> bool {
    matches!(
        *method,
        Method::GET | Method::HEAD | Method::OPTIONS | Method::PUT | Method::DELETE | Method::TRACE
    )
}
