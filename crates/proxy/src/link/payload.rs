//! A request's body on its way to a node.
//!
//! Pieces are handed on as they come, never collected here. What a rule had read is put in front of the rest.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};

/// A request's body.
#[derive(Default)]
pub(crate) enum Payload {
    /// There is none.
    #[default]
    Empty,
    /// All of it.
    Whole(Bytes),
    /// What was read of it, and the client's stream.
    Stream(Bytes, Incoming),
}

impl Payload {
    /// Another one, when this one can be sent twice.
    pub(crate) fn replay(&self) -> Option<Payload> {
        match self {
            Payload::Empty => Some(Payload::Empty),
            Payload::Whole(bytes) => Some(Payload::Whole(bytes.clone())),
            Payload::Stream(..) => None,
        }
    }

    /// Its length, when it is known.
    pub(crate) fn exact_len(&self) -> Option<u64> {
        match self {
            Payload::Empty => Some(0),
            Payload::Whole(bytes) => Some(bytes.len() as u64),
            Payload::Stream(head, rest) => rest.size_hint().exact().map(|len| len + head.len() as u64),
        }
    }
}

/// How much goes to a node behind a request's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Load {
    /// Nothing.
    None,
    /// So little that it may be put together with the head.
    Small,
    /// More, or nobody knows: what it is put together in would stay with a connection that is kept.
    Large,
}

impl Load {
    /// Of a body of this length, when it is known.
    pub(crate) fn of(length: Option<u64>) -> Load {
        match length {
            Some(0) => Load::None,
            Some(1..=0x4000) => Load::Small,
            _ => Load::Large,
        }
    }
}

/// A request's body as hyper sends it.
pub(crate) struct Outbound {
    payload: Payload,
    /// Whether the client is what it waits for.
    starved: Rc<Cell<bool>>,
}

impl Outbound {
    pub(crate) fn new(payload: Payload, starved: Rc<Cell<bool>>) -> Outbound {
        Outbound { payload, starved }
    }

    /// Back to what it was made of, when nothing was sent.
    pub(crate) fn into_payload(self) -> Payload {
        self.payload
    }
}

impl Body for Outbound {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let Outbound { payload, starved } = &mut *self;
        match payload {
            Payload::Empty => Poll::Ready(None),
            Payload::Whole(bytes) => {
                let bytes = std::mem::take(bytes);
                *payload = Payload::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Payload::Stream(head, _) if !head.is_empty() => {
                Poll::Ready(Some(Ok(Frame::data(std::mem::take(head)))))
            }
            Payload::Stream(_, rest) => {
                let frame = Pin::new(rest).poll_frame(cx);
                starved.set(frame.is_pending());
                frame
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.payload {
            Payload::Empty => true,
            Payload::Whole(bytes) => bytes.is_empty(),
            Payload::Stream(head, rest) => head.is_empty() && rest.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.payload.exact_len().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
