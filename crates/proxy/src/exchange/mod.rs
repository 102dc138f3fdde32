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
mod renewal;
mod reply;
mod run;
mod send;
mod stream;
mod transit;

use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response, StatusCode, request};
use hyper::body::{Body as _, Incoming};
use pointsman::{Action, Body, Completion, Connection, HttpTransaction, Phase, Transaction};

use crate::compress;
use crate::forward::{ReplyBody, headers};
use crate::generation::Served;
use crate::link::Payload;
use crate::log::Level;
use crate::outbound::{Errands, Trail};
use crate::record::Verdict;
use crate::session::{Ending, Session, Stage};
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
        tx.times_mut().limit = server.timeouts.transaction;
        if let Some(class) = &server.service_level {
            tx.decision_mut().observance.service_level = Some(class.clone());
        }
        let mut bodies = Bodies::new(payload, server.limits.rule_body_bytes);

        let end = self.rules(Phase::Request, &mut tx, &mut bodies).await?;
        let mut response = match self.apply(end, &mut tx, &mut bodies) {
            Some(decided) => decided?,
            None => match self.seek(&tx, &received, upgrade.is_some()).await {
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
}
