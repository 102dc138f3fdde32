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
mod seeking;
mod send;
mod stream;
mod transit;

use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use hyper::body::{Body as _, Incoming};
use pointsman::{Action, Body, Completion, Connection, HttpTransaction, Phase, Transaction};

use crate::compress;
use crate::forward::ReplyBody;
use crate::forward::headers::{self, Present, Refusal};
use crate::generation::Served;
use crate::link::Payload;
use crate::log::Level;
use crate::outbound::{Errands, Trail};
use crate::record::Verdict;
use crate::session::{Ending, Session, Stage};
use crate::wire::Phase as Doing;

use bodies::Bodies;
use end::RulesEnd;
use head::{Departure, tune_client};
use observe::Observed;
use outlet::Outlet;
use run::Run;
use seeking::Seeking;
use transit::Transit;

pub(crate) use end::Hangup;

/// Answers a request.
pub(crate) fn answer(
    session: &Rc<Session>,
    request: Request<Incoming>,
) -> impl Future<Output = Result<Response<ReplyBody>, Hangup>> + use<> {
    let arrival = session.served().map(|served| Arrival::new(Rc::clone(session), served, request));
    async move {
        match arrival {
            None => Err(Hangup),
            Some(arrival) if arrival.served.server.streams => stream::answer(arrival).await,
            Some(arrival) => carry_out(arrival, None).await,
        }
    }
}

/// A request that has come. Its head is large and futures are moved, so it is put where it stays before there is one: into
/// the transaction.
struct Arrival {
    session: Rc<Session>,
    served: Rc<Served>,
    transaction: Box<HttpTransaction>,
    payload: Payload,
    /// What matters to a gateway in its headers, or why it is not taken.
    checked: Result<Present, Refusal>,
}

impl Arrival {
    fn new(session: Rc<Session>, served: Rc<Served>, request: Request<Incoming>) -> Arrival {
        let (mut parts, body) = request.into_parts();
        let checked = headers::check(&mut parts);
        let (payload, unread) = if body.is_end_stream() {
            (Payload::Empty, Body::Complete(Bytes::new()))
        } else {
            (Payload::Stream(Bytes::new(), body), Body::Unread)
        };
        // The connection's last transaction, if it sees the same world.
        let world = &served.generation.world;
        let mut transaction = match session.take_transaction() {
            Some(tx) if Arc::ptr_eq(tx.world(), world) => tx,
            _ => {
                let mut tx = Box::new(HttpTransaction::new(Arc::clone(world)));
                let (log, folder) = (&session.worker.shared.log, &served.generation.folder);
                tx.log_to(observe::rule_log(log, &served.server.name, folder));
                tx
            }
        };
        transaction.set_request(parts, unread);
        Arrival { session, served, transaction, payload, checked }
    }
}

/// Does all the work on a request. With an outlet, its rules may send the head of the reply before the work is done; what
/// is given then is only the rest of its body.
async fn carry_out(arrival: Arrival, outlet: Option<Rc<Outlet>>) -> Result<Response<ReplyBody>, Hangup> {
    let Arrival { session, served, transaction, payload, checked } = arrival;
    let requests = session.count_request();
    session.watchdog.enter(Doing::Working, served.server.timeouts.idle);
    session.watchdog.limit(served.server.timeouts.transaction);
    session.set_fate(Completion::COMPLETE);
    let shared = &session.worker.shared;
    let last = requests >= served.server.limits.requests_per_connection
        || served.removed.get()
        || shared.stage() != Stage::Running;
    let request = transaction.request();
    let mut exchange = Exchange {
        observed: Observed::new(&session, &served, request),
        session: &session,
        served: &served,
        outlet: outlet.as_deref(),
        departure: Departure { close: last, idle: served.server.timeouts.idle },
        errands: Errands::default(),
        departed: false,
        accepts: served.server.may_compress && compress::is_accepted(&request.headers),
        seeking: None,
    };
    let mut response = match checked {
        Ok(present) => exchange.handle(transaction, present, payload).await?,
        Err((status, what)) => {
            exchange.departure.close = true;
            exchange.refuse(status, what, Level::Info)
        }
    };
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
        mut transaction: Box<HttpTransaction>,
        present: Present,
        payload: Payload,
    ) -> Result<Response<ReplyBody>, Hangup> {
        let server = &self.served.server;
        let request = transaction.request();
        if headers::is_loop(&request.headers, present, server.via.as_deref()) {
            return Ok(self.refuse(
                StatusCode::LOOP_DETECTED,
                "the request has been here before",
                Level::Warn,
            ));
        }
        if present.has_trail() {
            let trail = Trail::of(&request.headers);
            if trail.is_too_long() {
                let what = "rules ask for each other in a circle";
                return Ok(self.refuse(StatusCode::LOOP_DETECTED, what, Level::Warn));
            }
            self.errands.set_trail(trail);
        }
        let upgrade = headers::upgrade(request, present).filter(|_| matches!(payload, Payload::Empty));
        let mut received = headers::Received::of(&request.headers, present, server.forwarded);
        received.tls = self.session.tls().is_some();
        let client = headers::client(&request.headers, &server.trusted_proxies, self.session.peer_ip());
        self.introduce(&mut transaction, client);
        let mut tx = Transit::new(transaction, self.session, self.served);
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
            None => {
                let stored = match server.cache {
                    Some(_) => self.seek(&tx, &received, upgrade.is_some()).await,
                    None => None,
                };
                match stored {
                    Some(stored) => stored,
                    None => self.send(&mut tx, &mut bodies, &received, upgrade).await?,
                }
            }
        };
        self.observed.mind(&tx);
        tx.follow(&mut response, self.departed);
        Ok(response)
    }

    /// Tells a transaction of the connection.
    fn introduce(&self, tx: &mut HttpTransaction, client: std::net::IpAddr) {
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
