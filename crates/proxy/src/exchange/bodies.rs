//! The bodies of a request and of its response while rules may want to see them.
//!
//! A body that no rule asks for is never held. One that a rule asks for is read as far as it asks, at most to the
//! limit of the configuration, and what was read goes out in front of the rest.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use bytes::{Bytes, BytesMut};
use hyper::body::{Body as _, Incoming};
use pointsman::{Body, Take};

use crate::forward::{NodeBody, Reply};
use crate::link::Payload;
use crate::session::Session;

/// Both bodies of an exchange.
pub(crate) struct Bodies {
    request: Payload,
    reply: Option<Box<NodeBody>>,
    /// What was read of the reply's body.
    reply_head: Bytes,
    /// The most that is read for a rule.
    limit: usize,
}

/// Why a body could not be read for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is longer than rules may have.
    TooLong,
    /// It did not come in time.
    Late,
    /// The connection broke.
    Broken,
}

/// A stream that is read for a rule.
trait Pieces {
    fn poll_piece(&mut self, cx: &mut std::task::Context<'_>) -> Poll<Option<Result<Bytes, hyper::Error>>>;
    fn is_over(&self) -> bool;
}

impl Pieces for Incoming {
    fn poll_piece(&mut self, cx: &mut std::task::Context<'_>) -> Poll<Option<Result<Bytes, hyper::Error>>> {
        let frame = Pin::new(self).poll_frame(cx);
        frame.map(|frame| frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default())))
    }

    fn is_over(&self) -> bool {
        self.is_end_stream()
    }
}

impl Pieces for NodeBody {
    fn poll_piece(&mut self, cx: &mut std::task::Context<'_>) -> Poll<Option<Result<Bytes, hyper::Error>>> {
        let frame = self.poll(cx);
        frame.map(|frame| frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default())))
    }

    fn is_over(&self) -> bool {
        self.is_end()
    }
}

/// Reads until `enough` bytes are there or the body ends. True when it has ended.
async fn read(
    session: &Session,
    pieces: &mut impl Pieces,
    read: &mut BytesMut,
    enough: usize,
) -> Result<bool, Unreadable> {
    while !pieces.is_over() {
        if read.len() >= enough {
            return Ok(false);
        }
        let piece = poll_fn(|cx| match pieces.poll_piece(cx) {
            Poll::Ready(piece) => Poll::Ready(Ok(piece)),
            Poll::Pending if session.watchdog.is_late() => Poll::Ready(Err(Unreadable::Late)),
            Poll::Pending => Poll::Pending,
        });
        match piece.await? {
            Some(Ok(piece)) => read.extend_from_slice(&piece),
            Some(Err(_)) => return Err(Unreadable::Broken),
            None => return Ok(true),
        }
    }
    Ok(true)
}

/// Takes bytes off a front; `None` when more is needed to know how many.
fn split(front: &mut Bytes, take: &Take, ended: bool) -> Option<Bytes> {
    let length = take.length(front, ended)?;
    Some(front.split_to(length.min(front.len())))
}

impl Bodies {
    pub(crate) fn new(request: Payload, limit: usize) -> Bodies {
        Bodies { request, reply: None, reply_head: Bytes::new(), limit }
    }

    /// Reads the request's body: all of it, or at least `wanted` bytes.
    pub(crate) async fn read_request(
        &mut self,
        session: &Session,
        wanted: Option<usize>,
    ) -> Result<Body, Unreadable> {
        let (head, mut rest) = match std::mem::take(&mut self.request) {
            Payload::Empty => return Ok(Body::Complete(Bytes::new())),
            Payload::Whole(bytes) => {
                self.request = Payload::Whole(bytes.clone());
                return Ok(Body::Complete(bytes));
            }
            Payload::Stream(head, rest) => (head, rest),
        };
        // One byte more than there may be tells a body of just that length from a longer one.
        let enough = wanted.map_or(self.limit + 1, |wanted| wanted.min(self.limit));
        let mut bytes = BytesMut::from(head);
        let whole = read(session, &mut rest, &mut bytes, enough).await?;
        let bytes = bytes.freeze();
        if bytes.len() > self.limit && wanted.is_none() {
            return Err(Unreadable::TooLong);
        }
        if whole {
            self.request = Payload::Whole(bytes.clone());
            return Ok(Body::Complete(bytes));
        }
        self.request = Payload::Stream(bytes.clone(), rest);
        Ok(Body::Partial(bytes))
    }

    /// Reads the response's body: all of it, or at least `wanted` bytes. One that is too long stays as it is.
    pub(crate) async fn read_reply(
        &mut self,
        session: &Session,
        wanted: Option<usize>,
    ) -> Result<Body, Unreadable> {
        let Some(rest) = &mut self.reply else { return Ok(Body::Complete(self.reply_head.clone())) };
        let enough = wanted.map_or(self.limit + 1, |wanted| wanted.min(self.limit));
        let mut bytes = BytesMut::from(std::mem::take(&mut self.reply_head));
        let whole = read(session, &mut **rest, &mut bytes, enough).await;
        self.reply_head = bytes.freeze();
        let whole = whole?;
        if self.reply_head.len() > self.limit && wanted.is_none() {
            return Err(Unreadable::TooLong);
        }
        if whole {
            self.reply = None;
            return Ok(Body::Complete(self.reply_head.clone()));
        }
        Ok(Body::Partial(self.reply_head.clone()))
    }

    /// Takes bytes off the front of the response's body, which stands as `body` in the transaction. Gives them, and how it
    /// stands afterwards.
    pub(crate) async fn take_of_reply(
        &mut self,
        session: &Session,
        take: &Take,
        body: Body,
    ) -> Result<(Bytes, Body), Unreadable> {
        if let Body::Complete(mut bytes) = body {
            let taken = split(&mut bytes, take, true).unwrap_or_default();
            return Ok((taken, Body::Complete(bytes)));
        }
        let window = take.window().min(self.limit);
        let take = Take { count: take.count.min(self.limit), ..take.clone() };
        loop {
            let Some(rest) = &mut self.reply else {
                let taken = split(&mut self.reply_head, &take, true).unwrap_or_default();
                return Ok((taken, Body::Complete(self.reply_head.clone())));
            };
            if let Some(taken) = split(&mut self.reply_head, &take, false) {
                return Ok((taken, Body::Unread));
            }
            // A delimiter may come early, so it is looked for whenever there is more.
            let more = self.reply_head.len() + 1;
            let enough = if take.delimiter.is_empty() || take.last { window.max(more) } else { more };
            let mut bytes = BytesMut::from(std::mem::take(&mut self.reply_head));
            let ended = read(session, &mut **rest, &mut bytes, enough).await;
            self.reply_head = bytes.freeze();
            if ended? {
                self.reply = None;
            }
        }
    }

    /// A rule replaced the request's body.
    pub(crate) fn replace_request(&mut self, bytes: &Bytes) {
        self.request = Payload::Whole(bytes.clone());
    }

    /// Takes the request's body, to send it.
    pub(crate) fn take_request(&mut self) -> Payload {
        std::mem::take(&mut self.request)
    }

    /// Makes the request's body ready to be sent again. False when it is gone.
    pub(crate) fn rewind(&mut self, body: &Body) -> bool {
        match body {
            Body::Complete(bytes) if bytes.is_empty() => self.request = Payload::Empty,
            Body::Complete(bytes) => self.request = Payload::Whole(bytes.clone()),
            _ => return false,
        }
        self.reply = None;
        self.reply_head = Bytes::new();
        true
    }

    /// A node's reply begins. Gives what is known of its body.
    pub(crate) fn set_reply(&mut self, reply: Box<NodeBody>) -> Body {
        let body = if reply.is_end() { Body::Complete(Bytes::new()) } else { Body::Unread };
        self.reply_head = Bytes::new();
        self.reply = Some(reply);
        body
    }

    /// Takes the node's reply away.
    pub(crate) fn take_reply(&mut self) -> Option<NodeBody> {
        self.reply.take().map(|reply| *reply)
    }

    /// What the client gets for the body that the rules left.
    pub(crate) fn reply(&mut self, body: Body) -> Reply {
        match body {
            // The node's own, when the rules did not replace it.
            Body::Unread | Body::Partial(_) => match self.reply.take() {
                Some(rest) => Reply::Node(std::mem::take(&mut self.reply_head), rest),
                None => Reply::Whole(std::mem::take(&mut self.reply_head)),
            },
            Body::Complete(bytes) if bytes.is_empty() => Reply::Empty,
            Body::Complete(bytes) => Reply::Whole(bytes),
            Body::Unavailable => Reply::Empty,
        }
    }
}
