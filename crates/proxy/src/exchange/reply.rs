//! What the client gets: the body as it is, compressed, or written by a rule, and the proxy's own answers.

use std::rc::Rc;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING, UPGRADE};
use http::{HeaderValue, Response, StatusCode};
use pointsman::{Body, Completion, HttpTransaction, Streaming, Transaction};

use super::Exchange;
use super::bodies::Bodies;
use super::end::{Hangup, RulesEnd};
use super::head::{Head, Sealing, compressed, tune_client};
use crate::answer;
use crate::forward::{Reply, ReplyBody};
use crate::link::Tunnel;
use crate::log::Level;
use crate::record::Verdict;
use crate::session::Ending;

impl<'a> Exchange<'a> {
    /// Makes the transaction's response a reply to the client.
    pub(super) fn reply(
        &mut self,
        tx: &mut HttpTransaction,
        bodies: &mut Bodies,
        cookie: Option<HeaderValue>,
    ) -> Result<Response<ReplyBody>, Hangup> {
        tune_client(self.session, tx);
        let Some(mut response) = tx.take_response() else {
            let what = "there is no response to send";
            return Ok(self.refuse(StatusCode::INTERNAL_SERVER_ERROR, what, Level::Error));
        };
        let switching = response.status == StatusCode::SWITCHING_PROTOCOLS;
        let protocol = if switching { response.headers.get(UPGRADE).cloned() } else { None };
        let kind = if switching {
            let Some(link) = bodies.take_reply().and_then(|body| body.into_link()) else {
                let what = "the node's connection ended while it switched protocols";
                return Ok(self.refuse(StatusCode::BAD_GATEWAY, what, Level::Warn));
            };
            let idle = self.served.server.timeouts.tunnel_idle;
            self.session.end(Ending::Tunnel(Box::new(Tunnel::new(link, idle))));
            Reply::Empty
        } else {
            bodies.reply(std::mem::replace(&mut response.body, Body::Unavailable))
        };
        let seeks = self.seeking.is_some() && !switching;
        let delimited = seeks
            && (response.headers.contains_key(CONTENT_LENGTH)
                || response.headers.contains_key(TRANSFER_ENCODING));
        let (reason, headers) = (&response.reason, &mut response.headers);
        let mut head = Head { status: response.status, reason, headers };
        let sealing = self.sealing();
        head.frame(&sealing, kind.exact_len());
        let kind = if seeks { self.keep(tx, &head, delimited, kind) } else { kind };
        let level = head.compress(&sealing, tx.decision().compression, kind.exact_len());
        let session = (!switching).then(|| Rc::clone(self.session));
        let mut reply = head.seal(cookie, ReplyBody::new(compressed(kind, level), session));
        if switching {
            reply.headers_mut().insert(CONNECTION, HeaderValue::from_static("upgrade"));
            reply.headers_mut().extend(protocol.map(|protocol| (UPGRADE, protocol)));
        }
        Ok(reply)
    }

    pub(super) fn sealing(&self) -> Sealing<'a> {
        Sealing { server: &self.served.server, is_head: self.observed.is_head(), accepts: self.accepts }
    }

    /// The rules of a phase are over, and they have sent the head of a reply: what is left of its body.
    pub(super) fn end_stream(
        &mut self,
        end: RulesEnd,
        tx: &mut HttpTransaction,
        bodies: &mut Bodies,
    ) -> Result<Response<ReplyBody>, Hangup> {
        self.departed = true;
        self.observed.verdict(Verdict::Responded);
        tune_client(self.session, tx);
        self.observed.mind(tx);
        self.observed.tell_now();
        let streaming = std::mem::take(&mut tx.decision_mut().streaming);
        let (Some(outlet), RulesEnd::Done) = (self.outlet, end) else {
            // Only a broken connection tells the client now that this is not all.
            return Err(Hangup);
        };
        if let Some(Err(hangup)) = self.apply(end, tx, bodies) {
            return Err(hangup);
        }
        let (last, rest) = match streaming {
            Streaming::Finished(last) => (last, Reply::Empty),
            Streaming::Continued(last) => {
                let body = tx.response().map_or(Body::Unavailable, |response| response.body.clone());
                (last, bodies.reply(body))
            }
            Streaming::No | Streaming::Started => {
                let text = "a rule began a streamed response and none finished it";
                self.observed.log(Level::Warn, format_args!("{text}"));
                (Bytes::new(), Reply::Empty)
            }
        };
        let rest = rest.behind(outlet.end(last));
        Ok(match outlet.take_silent_head() {
            Some(head) => head.map(|()| ReplyBody::new(Reply::Empty, Some(Rc::clone(self.session)))),
            None => Response::new(ReplyBody::new(rest, None)),
        })
    }

    /// An answer of the proxy's own, and the event for it.
    pub(super) fn refuse(&mut self, status: StatusCode, what: &str, level: Level) -> Response<ReplyBody> {
        self.observed.verdict(Verdict::Refused);
        self.observed.refused(status.as_u16(), what, level);
        self.session.set_fate(fate(status));
        // Whatever there is of an unread body would be taken for the next request otherwise.
        if status == StatusCode::PAYLOAD_TOO_LARGE || status == StatusCode::REQUEST_TIMEOUT {
            self.departure.close = true;
        }
        answer::plain(self.session, status)
    }
}

/// What a status of the proxy's own says of the end of a transaction.
fn fate(status: StatusCode) -> &'static Completion {
    match status {
        StatusCode::REQUEST_TIMEOUT => Completion::TIMEOUT_CLIENT,
        StatusCode::GATEWAY_TIMEOUT => Completion::TIMEOUT_SERVER,
        StatusCode::BAD_GATEWAY => Completion::CONNECTION_ERROR,
        StatusCode::SERVICE_UNAVAILABLE => Completion::NODE_LOST,
        status if status.is_client_error() => Completion::BAD_REQUEST,
        _ => Completion::INTERNAL_ERROR,
    }
}
