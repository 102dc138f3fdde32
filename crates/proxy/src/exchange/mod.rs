//! One request on its way: rules, the decision, the node, rules again, the reply.
//!
//! This is the one place that applies a decision. Everything that goes wrong here is answered here and logged with
//! the rule, the pool and the node that it has to do with. Below it lies `forward`, above it only whoever has a request.

mod bodies;
mod cached;
mod end;
mod head;
mod observe;
mod outlet;
mod reply;
mod run;
mod stream;
mod transit;

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, UPGRADE};
use http::{HeaderValue, Request, Response, StatusCode, request};
use hyper::body::{Body as _, Incoming};
use hyper::ext::ReasonPhrase;
use pointsman::{Action, Body, Completion, Connection, HttpTransaction, Node, Phase, Side, Transaction};

use crate::balance::Pool;
use crate::compress;
use crate::forward::{self, Failed, Forwarded, Job, ReplyBody, headers};
use crate::generation::Served;
use crate::link::Payload;
use crate::log::Level;
use crate::outbound::{Errands, Trail};
use crate::record::Verdict;
use crate::session::{Ending, Session, Stage};
use crate::target::origin_form;
use crate::wire::Phase as Doing;

use bodies::Bodies;
use cached::Seeking;
use end::RulesEnd;
use head::{Departure, tune_client};
use observe::Observed;
use outlet::Outlet;
use run::Run;
use transit::Transit;

pub(crate) use end::Hangup;

/// How often `request.retry` may send one request, whatever the rules say.
const MOST_RETRIES: u32 = 10;

/// Answers a request.
pub(crate) async fn answer(
    session: Rc<Session>,
    request: Request<Incoming>,
) -> Result<Response<ReplyBody>, Hangup> {
    let Some(served) = session.served() else { return Err(Hangup) };
    if served.server.streams {
        return stream::answer(session, served, request).await;
    }
    carry_out(session, served, request, None).await
}

/// Does all the work on a request. With an outlet, its rules may send the head of the reply before the work is done; what
/// is given then is only the rest of its body.
async fn carry_out(
    session: Rc<Session>,
    served: Rc<Served>,
    request: Request<Incoming>,
    outlet: Option<Rc<Outlet>>,
) -> Result<Response<ReplyBody>, Hangup> {
    let requests = session.count_request();
    session.watchdog.enter(Doing::Working, served.server.timeouts.idle);
    session.watchdog.limit(served.server.timeouts.transaction);
    session.set_fate(Completion::COMPLETE);
    let shared = &session.worker.shared;
    let last = requests >= served.server.limits.requests_per_connection
        || served.removed.get()
        || shared.stage() != Stage::Running;
    let (parts, body) = request.into_parts();
    let mut exchange = Exchange {
        observed: Observed::new(&session, &served, &parts),
        session: &session,
        served: &served,
        outlet: outlet.as_deref(),
        departure: Departure { close: last, idle: served.server.timeouts.idle },
        errands: Errands::default(),
        departed: false,
        accepts: served.server.may_compress && compress::is_accepted(&parts.headers),
        seeking: None,
    };
    let mut response = exchange.handle(parts, body).await?;
    if !exchange.departed {
        exchange.departure.depart(&session, &mut exchange.observed, &mut response);
    }
    Ok(response)
}

struct Exchange<'a> {
    session: &'a Rc<Session>,
    served: &'a Rc<Served>,
    observed: Observed<'a>,
    /// Where rules may send a reply piece by piece.
    outlet: Option<&'a Outlet>,
    departure: Departure,
    /// What the rules have had done beyond this request.
    errands: Errands,
    /// The reply's head has gone out.
    departed: bool,
    /// The client takes compressed bodies.
    accepts: bool,
    /// What it has to do with the cache, when there is one.
    seeking: Option<Box<Seeking>>,
}

impl<'a> Exchange<'a> {
    async fn handle(
        &mut self,
        mut parts: request::Parts,
        body: Incoming,
    ) -> Result<Response<ReplyBody>, Hangup> {
        let server = &self.served.server;
        let present = match headers::check(&mut parts) {
            Ok(present) => present,
            Err((status, what)) => {
                self.departure.close = true;
                return Ok(self.refuse(status, what, Level::Info));
            }
        };
        if headers::is_loop(&parts.headers, present, server.via.as_deref()) {
            return Ok(self.refuse(
                StatusCode::LOOP_DETECTED,
                "the request has been here before",
                Level::Warn,
            ));
        }
        if present.has_trail() {
            let trail = Trail::of(&parts.headers);
            if trail.is_too_long() {
                let what = "rules ask for each other in a circle";
                return Ok(self.refuse(StatusCode::LOOP_DETECTED, what, Level::Warn));
            }
            self.errands.set_trail(trail);
        }
        let payload = if body.is_end_stream() { Payload::Empty } else { Payload::Stream(Bytes::new(), body) };
        let upgrade = headers::upgrade(&parts, present).filter(|_| matches!(payload, Payload::Empty));
        let mut received = headers::Received::of(&parts.headers, present, server.forwarded);
        received.tls = self.session.tls().is_some();
        let peer = self.session.peer_ip();
        let client = headers::client(&parts.headers, &server.trusted_proxies, peer);
        let mut tx = Transit::new(self.transaction(client), self.session, self.served);
        let unread =
            if matches!(payload, Payload::Empty) { Body::Complete(Bytes::new()) } else { Body::Unread };
        tx.set_request(parts, unread);
        self.observed.sets_out();
        if server.measures {
            tx.times_mut().began = Some(tx.world().now());
        }
        if let Some(class) = &server.service_level {
            tx.decision_mut().observance.service_level = Some(class.clone());
        }
        let mut bodies = Bodies::new(payload, server.limits.rule_body_bytes);

        let end = self.rules(Phase::Request, &mut tx, &mut bodies).await?;
        let mut response = match self.apply(end, &mut tx, &mut bodies) {
            Some(decided) => decided?,
            None => match self.seek(&tx, upgrade.is_some()).await {
                Some(stored) => stored,
                None => self.send(&mut tx, &mut bodies, &received, upgrade).await?,
            },
        };
        self.observed.mind(&tx);
        tx.follow(&mut response, self.departed);
        Ok(response)
    }

    /// A transaction for the request: the connection's last one, if it sees the same world.
    fn transaction(&self, client: std::net::IpAddr) -> Box<HttpTransaction> {
        let world = &self.served.generation.world;
        let mut tx = match self.session.take_transaction() {
            Some(mut tx) if Arc::ptr_eq(tx.world(), world) => {
                tx.recycle();
                tx
            }
            _ => {
                let mut tx = Box::new(HttpTransaction::new(Arc::clone(world)));
                let (log, generation) = (&self.session.worker.shared.log, &self.served.generation);
                tx.log_to(observe::rule_log(log, &self.served.server.name, &generation.folder));
                tx
            }
        };
        let mut peer = self.session.peer;
        peer.set_ip(client);
        let known = tx.connection();
        let name = &self.served.server.name;
        if known.client != peer || known.virtual_server != *name {
            tx.set_connection(Connection {
                client: peer,
                local: self.session.local,
                tls: self.session.tls().cloned(),
                virtual_server: name.clone(),
            });
        }
        tx
    }

    async fn rules(
        &mut self,
        phase: Phase,
        tx: &mut HttpTransaction,
        bodies: &mut Bodies,
    ) -> Result<RulesEnd, Hangup> {
        let rules = match phase {
            Phase::Response => &self.served.server.response_rules,
            _ => &self.served.server.request_rules,
        };
        if rules.is_empty() {
            return Ok(RulesEnd::Done);
        }
        tx.begin_phase(phase);
        let (outlet, departure, sealing) = (self.outlet, self.departure, self.sealing());
        let (session, served) = (self.session, self.served);
        let (observed, errands) = (&mut self.observed, &mut self.errands);
        Run { session, served, observed, bodies, outlet, departure, sealing, errands }
            .rules(rules, phase, tx)
            .await
    }

    /// What the request rules decided, as far as no node is needed for it.
    fn apply(
        &mut self,
        end: RulesEnd,
        tx: &mut HttpTransaction,
        bodies: &mut Bodies,
    ) -> Option<Result<Response<ReplyBody>, Hangup>> {
        if tx.decision().streaming.has_begun() {
            return Some(self.end_stream(end, tx, bodies));
        }
        if let RulesEnd::Answer(status, what) = end {
            return Some(Ok(self.refuse(status, what, Level::Warn)));
        }
        self.observed.mind(tx);
        if matches!(tx.decision().action, Action::Close(_)) {
            tune_client(self.session, tx);
        }
        match &mut tx.decision_mut().action {
            Action::Discard => {
                self.session.set_fate(Completion::DISCARDED_BY_RULE);
                self.session.end(Ending::Discard);
                self.observed.verdict(Verdict::Closed);
                self.observed.tell(0);
                Some(Err(Hangup))
            }
            Action::Close(bytes) => {
                self.session.set_fate(Completion::DISCARDED_BY_RULE);
                self.session.end(Ending::Close(std::mem::take(bytes)));
                self.observed.verdict(Verdict::Closed);
                self.observed.tell(0);
                Some(Err(Hangup))
            }
            _ => None,
        }
    }

    /// Gets a response (from a node, or the rules' own), has the response rules run over it, and makes it a reply.
    async fn send(
        &mut self,
        tx: &mut HttpTransaction,
        bodies: &mut Bodies,
        received: &headers::Received,
        upgrade: Option<HeaderValue>,
    ) -> Result<Response<ReplyBody>, Hangup> {
        let server = &self.served.server;
        let mut retries = 0;
        loop {
            let mut cookie = None;
            if tx.decision().action == Action::Respond {
                self.observed.verdict(Verdict::Responded);
            } else {
                let forwarded = match self.forward(tx, bodies, received, upgrade.as_ref()).await {
                    Ok(forwarded) => forwarded,
                    Err(refusal) => {
                        let stored = self.despite_error(tx, refusal.status());
                        return Ok(stored.unwrap_or(*refusal));
                    }
                };
                cookie = forwarded.cookie;
                if let Some(outlet) = self.outlet {
                    outlet.cookie.replace(cookie.clone());
                }
                self.observed.node(&forwarded.node.label, forwarded.why.name());
                if server.keeps_request() {
                    tx.set_node(Some(Node {
                        name: forwarded.node.address.clone(),
                        addr: Some(forwarded.remote),
                        local: Some(forwarded.local),
                    }));
                }
                let (mut head, ()) = forwarded.response.into_parts();
                if head.status == StatusCode::SWITCHING_PROTOCOLS && upgrade.is_none() {
                    let what = "the node switched protocols though nobody asked it to";
                    return Ok(self.refuse(StatusCode::BAD_GATEWAY, what, Level::Warn));
                }
                if let Some(stored) = self.despite_error(tx, head.status) {
                    return Ok(stored);
                }
                if head.status == StatusCode::NOT_MODIFIED
                    && let Some(stored) = self.revalidated(tx, &head.headers, cookie.clone())
                {
                    return Ok(stored);
                }
                let reason = head.extensions.remove::<ReasonPhrase>().map_or_else(
                    || Bytes::from_static(head.status.canonical_reason().unwrap_or_default().as_bytes()),
                    |reason| Bytes::copy_from_slice(reason.as_bytes()),
                );
                let body = bodies.set_reply(forwarded.body);
                tx.set_response(pointsman::Response::from_parts(head, reason, body));
            }
            if !server.response_rules.is_empty() {
                let status = tx.status();
                let end = self.rules(Phase::Response, tx, bodies).await?;
                match self.apply(end, tx, bodies) {
                    Some(decided) => return decided,
                    None if tx.decision().action == Action::Retry => {
                        let decision = tx.decision_mut();
                        decision.action = if decision.pool.is_some() { Action::Pool } else { Action::None };
                        if retries < MOST_RETRIES && bodies.rewind(&tx.body(Side::Request)) {
                            retries += 1;
                            tx.set_retries(retries);
                            drop(tx.take_response());
                            continue;
                        }
                        self.observed.log(
                            Level::Warn,
                            format_args!("request.retry was not followed: status={status} retries={retries}"),
                        );
                    }
                    None => {}
                }
            }
            return self.reply(tx, bodies, cookie);
        }
    }

    /// Sends the request to a node.
    async fn forward(
        &mut self,
        tx: &mut HttpTransaction,
        bodies: &mut Bodies,
        received: &headers::Received,
        upgrade: Option<&HeaderValue>,
    ) -> Result<Forwarded, Box<Response<ReplyBody>>> {
        self.observed.verdict(Verdict::Forwarded);
        let (pool, is_default) = self.pool(tx);
        self.observed.pool(pool, is_default);
        // Later rules may ask for the request, so they get to keep it.
        let taken = if self.served.server.keeps_request() {
            tx.uri().map(|uri| {
                let mut head = Request::new(()).into_parts().0;
                head.method = tx.request().method.clone();
                head.headers = tx.request().headers.clone();
                head.uri = uri;
                head
            })
        } else {
            tx.take_request().map(|(head, _)| head)
        };
        let Ok(mut head) = taken else {
            let what = "the request-target that a rule set cannot be sent";
            return Err(Box::new(self.refuse(StatusCode::BAD_GATEWAY, what, Level::Warn)));
        };
        head.uri = origin_form(head.uri);
        let peer = self.session.peer_ip();
        headers::outgoing(&mut head.headers, received, &self.served.server, peer, || {
            HeaderValue::try_from(peer.to_string()).unwrap_or(HeaderValue::from_static("unknown"))
        });
        if let Some(protocol) = upgrade {
            head.headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
            head.headers.insert(UPGRADE, protocol.clone());
        }
        if let Some(seeking) = &self.seeking {
            seeking.ask(&mut head.headers);
        }
        let decision = tx.decision();
        let class = match &decision.persistence.class {
            None => pool.class.as_ref(),
            Some(name) => {
                let class = self.served.generation.class(name);
                if class.is_none() {
                    self.observed.log(
                        Level::Warn,
                        format_args!("there is no persistence class \"{name}\"; the pool's own is used"),
                    );
                }
                class.or(pool.class.as_ref())
            }
        };
        let job = Job {
            session: self.session,
            server: &self.served.server.name,
            pool,
            class,
            decision,
            client: tx.client().ip(),
        };
        if let Some(seconds @ 1..) = decision.tuning.client_timeout_seconds {
            self.departure.idle = Duration::from_secs(seconds.into());
        }
        if let Some(seconds) = decision.tuning.max_transaction_seconds {
            let whole = Duration::from_secs(seconds.into());
            self.session.watchdog.limit((seconds > 0).then_some(whole));
        }
        let class = decision.observance.service_level.clone();
        let began = self.served.server.measures.then(std::time::Instant::now);
        let sent = forward::forward(&job, head, bodies.take_request()).await;
        if let Some(began) = began {
            let time = sent.is_ok().then(|| began.elapsed());
            tx.times_mut().response = time;
            if let Some(class) = class {
                self.served.generation.observation.served(&class, time);
            }
        }
        match sent {
            Ok(forwarded) => Ok(forwarded),
            Err(Failed { status, reason, node }) => {
                if let Some(node) = node {
                    self.observed.failed_node(node);
                }
                Err(Box::new(self.refuse(status, &reason, Level::Warn)))
            }
        }
    }

    /// The pool that the decision names, or the default pool when it names none, or one that is not there.
    fn pool(&self, tx: &HttpTransaction) -> (&'a Pool, bool) {
        let decision = tx.decision();
        let served = self.served;
        if let Some(choice) = decision.pool.as_ref().filter(|_| decision.action != Action::None) {
            if let Some(pool) = served.generation.pools.get(&choice.name) {
                return (pool, false);
            }
            let name = &choice.name;
            self.observed.log(
                Level::Warn,
                format_args!("there is no pool \"{name}\"; the default pool gets the request"),
            );
        }
        (&served.server.default_pool, true)
    }
}
