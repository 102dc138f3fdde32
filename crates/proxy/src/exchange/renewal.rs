//! Asking the node for a stored response that has gone stale, while clients are answered with it (RFC 5861 section 3).
//!
//! The request of the first such client is sent once more, as its rules left it, by a task of its own. The response
//! rules run over what comes, because that is what is stored; completion rules and the record of requests do not see
//! it, for no client gets it. Its time is bounded, and so is what is read.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use hyper::body::Body as _;
use pointsman::{HttpTransaction, Transaction};

use super::Exchange;
use super::bodies::Bodies;
use super::head::Departure;
use super::observe::{self, Observed};
use super::seeking::Seeking;
use crate::cache::Asked;
use crate::forward::headers::Received;
use crate::generation::Served;
use crate::link::Payload;
use crate::outbound::{Errands, Trail};
use crate::session::Session;
use crate::wire::Phase as Doing;

/// The most time that one takes. A response that needs longer is fetched for a client that waits for it.
const LONGEST: Duration = Duration::from_secs(60);

/// How often it is looked whether time is up.
const TICK: Duration = Duration::from_millis(100);

/// Begins to renew what `seeking` holds.
pub(super) fn begin(
    session: &Session,
    served: &Rc<Served>,
    tx: &HttpTransaction,
    received: &Received,
    seeking: Seeking,
) {
    let session = Rc::new(session.apart());
    let mut tx = Box::new(tx.again());
    for name in Asked::CONDITIONS {
        // What comes must be whole, whatever this client has.
        tx.remove_header(pointsman::Side::Request, &name);
    }
    let (log, generation) = (&session.worker.shared.log, &served.generation);
    tx.log_to(observe::rule_log(log, &served.server.name, &generation.folder));
    let (served, received) = (Rc::clone(served), received.clone());
    tokio::task::spawn_local(async move {
        let mut work = pin!(renew(&session, &served, tx, &received, seeking));
        let mut ticks = tokio::time::interval(TICK);
        poll_fn(|cx| {
            session.watchdog.set_waker(cx.waker());
            while ticks.poll_tick(cx).is_ready() {}
            if work.as_mut().poll(cx).is_ready() || session.watchdog.is_late() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    });
}

async fn renew(
    session: &Rc<Session>,
    served: &Rc<Served>,
    mut tx: Box<HttpTransaction>,
    received: &Received,
    seeking: Seeking,
) {
    let server = &served.server;
    let limit = server.timeouts.transaction.map_or(LONGEST, |limit| limit.min(LONGEST));
    session.watchdog.enter(Doing::Working, server.timeouts.idle);
    session.watchdog.limit(Some(limit));
    let mut errands = Errands::default();
    errands.set_trail(Trail::of(&tx.request().headers));
    let mut left = server.cache.as_ref().map_or(0, |cache| cache.limits().entry_bytes);
    let mut exchange = Exchange {
        observed: Observed::new(session, served, tx.request()),
        session,
        served,
        outlet: None,
        departure: Departure { close: false, idle: server.timeouts.idle },
        errands,
        departed: false,
        accepts: false,
        seeking: Some(Box::new(seeking)),
    };
    let mut bodies = Bodies::new(Payload::Empty, server.limits.rule_body_bytes);
    let Ok(reply) = exchange.send(&mut tx, &mut bodies, received, None).await else { return };
    // When it is not stored, the flight ends here.
    drop(exchange);
    session.watchdog.enter(Doing::Replying, server.timeouts.idle);
    let mut body = reply.into_body();
    // Reading it stores it.
    while let Some(Ok(frame)) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        match left.checked_sub(frame.data_ref().map_or(0, bytes::Bytes::len)) {
            Some(rest) => left = rest,
            None => break,
        }
    }
}
