//! A transaction from its request to the end of its reply, and the completion rules that run there.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use bytes::Bytes;
use http::Response;
use hyper::ext::ReasonPhrase;
use pointsman::{Body, HttpTransaction, Phase, Side};

use super::bodies::Bodies;
use super::head::{Departure, Sealing};
use super::observe::Observed;
use super::run;
use crate::forward::ReplyBody;
use crate::generation::Served;
use crate::link::Payload;
use crate::outbound::Errands;
use crate::session::{Session, Stage};
use crate::wire::poll_idle;

/// A transaction on its way. However that ends (the reply is read, the client is gone, a deadline has passed),
/// completion rules see it, and it goes back to its connection to be used again.
pub(crate) struct Transit {
    transaction: Option<Box<HttpTransaction>>,
    session: Rc<Session>,
    served: Rc<Served>,
}

impl Transit {
    pub(crate) fn new(
        transaction: Box<HttpTransaction>,
        session: &Rc<Session>,
        served: &Rc<Served>,
    ) -> Transit {
        Transit { transaction: Some(transaction), session: Rc::clone(session), served: Rc::clone(served) }
    }

    /// Goes along with the reply, when completion rules want to see its end. Of one that `departed` before, only the rest of
    /// its body is given here.
    pub(crate) fn follow(mut self, reply: &mut Response<ReplyBody>, departed: bool) {
        if self.served.server.completion_rules.is_empty() {
            return;
        }
        if departed {
            self.put_body(Side::Response, Body::Unavailable);
        } else {
            let status = reply.status();
            let reason = match reply.extensions().get::<ReasonPhrase>() {
                Some(reason) => Bytes::copy_from_slice(reason.as_bytes()),
                None => Bytes::from_static(status.canonical_reason().unwrap_or_default().as_bytes()),
            };
            let (version, headers) = (reply.version(), reply.headers().clone());
            let body = Body::Unavailable;
            self.put_response_back(pointsman::Response { status, reason, version, headers, body });
        }
        reply.body_mut().keep(Box::new(self));
    }
}

impl Deref for Transit {
    type Target = HttpTransaction;

    fn deref(&self) -> &HttpTransaction {
        match &self.transaction {
            Some(transaction) => transaction,
            None => unreachable!("it is taken out when it is dropped"),
        }
    }
}

impl DerefMut for Transit {
    fn deref_mut(&mut self) -> &mut HttpTransaction {
        match &mut self.transaction {
            Some(transaction) => transaction,
            None => unreachable!("it is taken out when it is dropped"),
        }
    }
}

impl Drop for Transit {
    fn drop(&mut self) {
        let Some(transaction) = self.transaction.take() else { return };
        let shared = &self.session.worker.shared;
        if self.served.server.completion_rules.is_empty() || shared.stage() == Stage::Cut {
            self.session.put_transaction(transaction);
            return;
        }
        let mut transaction = transaction;
        transaction.set_completion(self.session.fate());
        let mut completion =
            Box::pin(complete(Rc::clone(&self.session), Rc::clone(&self.served), transaction));
        // Hardly any completion rule waits for something, so hardly any needs a task of its own.
        if poll_idle(|cx| completion.as_mut().poll(cx)).is_pending() {
            tokio::task::spawn_local(completion);
        }
    }
}

/// Runs the completion rules.
async fn complete(session: Rc<Session>, served: Rc<Served>, mut transaction: Box<HttpTransaction>) {
    let tx = &mut *transaction;
    tx.begin_phase(Phase::Completion);
    let entry = session.take_entry();
    let mut observed = Observed::new(&session, &served, tx.request());
    let mut bodies = Bodies::new(Payload::Empty, 0);
    let rules = &served.server.completion_rules;
    // All that they may decide has been done, so how they end is of no interest; a trap has been logged.
    let _ = run::Run {
        session: &session,
        served: &served,
        observed: &mut observed,
        bodies: &mut bodies,
        outlet: None,
        departure: Departure { close: false, idle: served.server.timeouts.idle },
        sealing: Sealing { server: &served.server, is_head: false, accepts: false },
        errands: &mut Errands::default(),
    }
    .rules(rules, Phase::Completion, tx)
    .await;
    if let Some(entry) = entry {
        observed.mind(tx);
        observed.write(entry);
    }
    session.put_transaction(transaction);
}
