//! Getting a response: from a node, again from another when a rule asks for that, or from the rules themselves.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, UPGRADE};
use http::{HeaderValue, Request, Response, StatusCode};
use hyper::ext::ReasonPhrase;
use pointsman::{Action, Destination, HttpTransaction, Node, Phase, Side, Transaction};

use super::Exchange;
use super::bodies::Bodies;
use super::end::Hangup;
use crate::balance::Pool;
use crate::forward::{self, Failed, Forwarded, Job, ReplyBody, headers};
use crate::log::Level;
use crate::record::Verdict;
use crate::target::make_origin_form;

/// How often `request.retry` may send one request, whatever the rules say.
const MOST_RETRIES: u32 = 10;

impl<'a> Exchange<'a> {
    /// Gets a response (from a node, or the rules' own), has the response rules run over it, and makes it a reply.
    pub(super) async fn send(
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
                let Forwarded { mut reply, cookie: own, why } = forwarded;
                cookie = own;
                if let Some(outlet) = self.outlet {
                    outlet.cookie.replace(cookie.clone());
                }
                let node = reply.node();
                self.observed.node(&node.label, why.name());
                if server.keeps_request() {
                    tx.set_node(Some(Node {
                        name: node.address.clone(),
                        addr: Some(reply.remote),
                        local: Some(reply.local),
                        tls: node.tls.is_some(),
                    }));
                }
                let head = &mut reply.head;
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
                let (status, version, headers) =
                    (head.status, head.version, std::mem::take(&mut head.headers));
                let body = bodies.set_reply(reply);
                tx.set_response(pointsman::Response { status, reason, version, headers, body });
            }
            if !server.response_rules.is_empty() {
                let status = tx.status();
                let end = self.rules(Phase::Response, tx, bodies).await?;
                if let Some(told) = tx.decision().tls.server_close_alert {
                    self.session.watchdog.tell_node(told);
                }
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
        let client = tx.client().ip();
        let keeps = self.served.server.keeps_request();
        // Later rules may ask for the request, so they get to keep it.
        let mut copy;
        let (head, decision) = if keeps {
            copy = Request::new(()).into_parts().0;
            copy.uri = match tx.uri() {
                Ok(uri) => uri,
                Err(_) => return Err(self.unsendable()),
            };
            copy.method = tx.request().method.clone();
            copy.headers = tx.request().headers.clone();
            (&mut copy, tx.decision())
        } else {
            match tx.outgoing() {
                Ok(both) => both,
                Err(_) => return Err(self.unsendable()),
            }
        };
        make_origin_form(&mut head.uri);
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
        let job =
            Job { session: self.session, server: &self.served.server.name, pool, class, decision, client };
        if let Some(seconds @ 1..) = decision.tuning.client_timeout_seconds {
            self.departure.idle = Duration::from_secs(seconds.into());
        }
        if let Some(seconds) = decision.tuning.max_transaction_seconds {
            let whole = Duration::from_secs(seconds.into());
            self.session.watchdog.limit((seconds > 0).then_some(whole));
        }
        let level = decision.observance.service_level.clone();
        let destination = keeps.then(|| Destination {
            pool: pool.name.clone(),
            persistence: class.map(|class| class.name.clone()),
        });
        let began = self.served.server.measures.then(std::time::Instant::now);
        let sent = forward::forward(&job, head, bodies.take_request()).await;
        tx.set_destination(destination);
        if let Some(began) = began {
            let time = sent.is_ok().then(|| began.elapsed());
            tx.times_mut().response = time;
            if let Some(level) = level {
                self.served.generation.observation.served(&level, time);
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

    fn unsendable(&mut self) -> Box<Response<ReplyBody>> {
        let what = "the request-target that a rule set cannot be sent";
        Box::new(self.refuse(StatusCode::BAD_GATEWAY, what, Level::Warn))
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
