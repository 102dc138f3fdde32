//! The head of a reply: made fit to be sent, and sent.

use std::time::Duration;

use bytes::Bytes;
use flate2::Compression;
use http::header::{CONNECTION, CONTENT_LENGTH};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use hyper::ext::ReasonPhrase;
use pointsman::{HttpTransaction, Transaction};

use super::observe::Observed;
use crate::compress::{self, Choice, Gzip};
use crate::forward::{Reply, headers};
use crate::generation::RunningServer;
use crate::session::Session;
use crate::wire::Phase as Doing;

/// What becomes of the connection when a reply's head goes out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Departure {
    /// The connection ends behind this reply.
    pub(super) close: bool,
    /// How long the client may be silent while it gets the reply.
    pub(super) idle: Duration,
}

impl Departure {
    pub(super) fn depart<B>(self, session: &Session, observed: &mut Observed<'_>, reply: &mut Response<B>) {
        self.set_out(session, reply);
        observed.tell(reply.status().as_u16());
    }

    /// The same in front of what rules still write.
    pub(super) fn depart_early(
        self,
        session: &Session,
        observed: &mut Observed<'_>,
        reply: &mut Response<()>,
    ) {
        self.set_out(session, reply);
        observed.tell_later(reply.status().as_u16());
    }

    fn set_out<B>(self, session: &Session, reply: &mut Response<B>) {
        if self.close && reply.status() != StatusCode::SWITCHING_PROTOCOLS {
            reply.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        session.watchdog.enter(Doing::Replying, self.idle);
    }
}

/// Does what rules said of the client's connection itself.
pub(super) fn tune_client(session: &Session, tx: &HttpTransaction) {
    let decision = tx.decision();
    session.watchdog.client.mark(decision.observance.response_dscp.unwrap_or_default());
    session.watchdog.client.close_alert(decision.tls.client_close_alert.unwrap_or(true));
}

/// The head of a reply as rules left it, where it lies.
pub(super) struct Head<'h> {
    pub(super) status: StatusCode,
    pub(super) reason: &'h Bytes,
    pub(super) headers: &'h mut HeaderMap,
}

impl Head<'_> {
    /// Takes off what is not the client's to see, and states the length of the body, when it is known.
    pub(super) fn frame(&mut self, sealing: &Sealing<'_>, length: Option<u64>) {
        headers::reply(self.headers, self.status, sealing.is_head, length);
    }

    /// Makes it fit to be sent in front of a body of this length, as far as compression goes; gives the level, when that is to
    /// be compressed.
    pub(super) fn compress(
        &mut self,
        sealing: &Sealing<'_>,
        by_rule: Option<bool>,
        length: Option<u64>,
    ) -> Option<Compression> {
        let &Sealing { server, is_head, accepts } = sealing;
        if !server.may_compress {
            return None;
        }
        let choice = Choice { by_rule, accepted: accepts };
        // The reply to HEAD says what the one to GET would say.
        let length = if is_head { stated_length(self.headers) } else { length };
        compress::prepare(&server.compress, choice, self.status, self.headers, length)
    }

    /// The reply with this head.
    pub(super) fn seal<B>(self, cookie: Option<HeaderValue>, body: B) -> Response<B> {
        if let Some(cookie) = cookie {
            headers::add_cookie(self.headers, cookie);
        }
        let mut reply = Response::new(body);
        *reply.status_mut() = self.status;
        *reply.headers_mut() = std::mem::take(self.headers);
        let registered = self.status.canonical_reason().unwrap_or_default();
        if self.reason != registered.as_bytes()
            && let Ok(reason) = ReasonPhrase::try_from(self.reason.clone())
        {
            reply.extensions_mut().insert(reason);
        }
        reply
    }
}

fn stated_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A body, compressed when that was decided.
pub(super) fn compressed(kind: Reply, level: Option<Compression>) -> Reply {
    match (kind, level) {
        (Reply::Empty, _) => Reply::Empty,
        (kind, None) => kind,
        (kind, Some(level)) => Reply::Source(Box::new(Gzip::new(kind, level))),
    }
}

/// What heads are made fit to be sent by.
#[derive(Clone, Copy)]
pub(super) struct Sealing<'r> {
    pub(super) server: &'r RunningServer,
    /// The client asked for the head only.
    pub(super) is_head: bool,
    /// It takes compressed bodies.
    pub(super) accepts: bool,
}
