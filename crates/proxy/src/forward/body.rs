//! Bodies on their way to a client.
//!
//! Pieces are handed on as they come, never collected here; a slow reader slows the writer down. What a rule had
//! read is put in front of the rest.

use std::any::Any;
use std::fmt;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{Response, response};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use pointsman::{Completion, NodeState};

use crate::link::Link;
use crate::node::{InFlight, Node};
use crate::session::Session;

/// A node's reply as it streams in, with the connection that it comes on.
pub(crate) struct NodeBody {
    /// The head, which lies here while it goes from hand to hand.
    pub(crate) head: response::Parts,
    /// The node's end of the connection, and ours.
    pub(crate) remote: SocketAddr,
    pub(crate) local: SocketAddr,
    incoming: Incoming,
    link: Option<Box<Link>>,
    session: Rc<Session>,
    in_flight: InFlight,
}

impl NodeBody {
    pub(crate) fn new(
        response: Response<Incoming>,
        link: Box<Link>,
        session: Rc<Session>,
        in_flight: InFlight,
    ) -> Box<NodeBody> {
        let switched = link.is_switched();
        let (head, incoming) = response.into_parts();
        let (remote, local) = (link.remote, link.local);
        let mut body =
            Box::new(NodeBody { head, remote, local, incoming, link: Some(link), session, in_flight });
        if body.incoming.is_end_stream() && !switched {
            body.release();
        }
        body
    }

    /// Which node replied.
    pub(crate) fn node(&self) -> &Node {
        self.in_flight.node()
    }

    /// Takes the connection away, for a tunnel.
    pub(crate) fn into_link(mut self) -> Option<Box<Link>> {
        self.link.take()
    }

    /// Nothing more is to come: the connection is free for the next request.
    fn release(&mut self) {
        let Some(link) = self.link.take() else { return };
        // A node that was taken out meanwhile needs no connection kept.
        let (node, worker) = (self.in_flight.node(), &self.session.worker);
        if node.state != NodeState::Disabled {
            worker.idle.put(node, link, worker.now());
        }
    }

    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let NodeBody { incoming, link, .. } = self;
        // Only driving the link can bring more, so the channel between need not wake anybody; nor need the link be
        // told that a piece was taken, for it is driven as soon as there is none.
        let mut unheard = Context::from_waker(Waker::noop());
        let mut piece = match link {
            Some(link) => link.quietly(|| Pin::new(&mut *incoming).poll_frame(&mut unheard)),
            None => Pin::new(&mut *incoming).poll_frame(&mut unheard),
        };
        if piece.is_pending()
            && let Some(link) = link
        {
            link.serve(cx);
            piece = link.quietly(|| Pin::new(&mut *incoming).poll_frame(&mut unheard));
        }
        match &piece {
            Poll::Ready(Some(Err(_))) => self.link = None,
            Poll::Ready(None) => self.release(),
            Poll::Ready(Some(Ok(_))) if self.incoming.is_end_stream() => self.release(),
            _ => {}
        }
        piece
    }

    pub(crate) fn is_end(&self) -> bool {
        self.incoming.is_end_stream()
    }

    pub(crate) fn len_hint(&self) -> Option<u64> {
        self.incoming.size_hint().exact()
    }
}

/// Why a reply's body ends before its time.
#[derive(Debug)]
pub(crate) enum Cut {
    /// The node broke off.
    Node(hyper::Error),
    /// The rule that wrote it was stopped.
    Rule,
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cut::Node(error) => error.fmt(f),
            Cut::Rule => f.write_str("the rule that wrote the response was stopped"),
        }
    }
}

impl std::error::Error for Cut {}

/// A reply's body that comes from elsewhere than a node.
pub(crate) trait Source {
    /// The next piece.
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>>;
    /// The whole length, when it is known; asked before the first piece.
    fn exact_len(&self) -> Option<u64>;
}

/// A reply's body on its way to the client.
pub(crate) struct ReplyBody {
    kind: Reply,
    /// Told when all is handed over; `None` for a reply that becomes a tunnel, and for a part of another.
    session: Option<Rc<Session>>,
    /// Dropped behind the body.
    kept: Option<Box<dyn Any>>,
    /// Some of it was asked for, and it has not come to its end.
    under_way: bool,
}

/// What a reply's body is made of.
pub(crate) enum Reply {
    /// Nothing.
    Empty,
    /// All of it.
    Whole(Bytes),
    /// What was read of it, and what the node still sends.
    Node(Bytes, Box<NodeBody>),
    /// What comes from elsewhere.
    Source(Box<dyn Source>),
}

impl Reply {
    /// The next piece.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        match self {
            Reply::Empty => Poll::Ready(None),
            Reply::Whole(bytes) => {
                let bytes = std::mem::take(bytes);
                *self = Reply::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Reply::Node(head, _) if !head.is_empty() => {
                Poll::Ready(Some(Ok(Frame::data(std::mem::take(head)))))
            }
            Reply::Node(_, rest) => rest.poll(cx).map_err(Cut::Node),
            Reply::Source(source) => source.poll_piece(cx),
        }
    }

    /// The same with these bytes in front of it.
    pub(crate) fn behind(self, front: Bytes) -> Reply {
        if front.is_empty() {
            return self;
        }
        match self {
            Reply::Empty => Reply::Whole(front),
            Reply::Whole(bytes) => Reply::Whole([front, bytes].concat().into()),
            Reply::Node(head, rest) => Reply::Node([front, head].concat().into(), rest),
            source @ Reply::Source(_) => source,
        }
    }

    /// Whether all of it has been given.
    pub(crate) fn is_end(&self) -> bool {
        match self {
            Reply::Empty => true,
            Reply::Whole(bytes) => bytes.is_empty(),
            Reply::Node(head, rest) => head.is_empty() && rest.is_end(),
            Reply::Source(_) => false,
        }
    }

    /// Its length, when it is known.
    pub(crate) fn exact_len(&self) -> Option<u64> {
        match self {
            Reply::Empty => Some(0),
            Reply::Whole(bytes) => Some(bytes.len() as u64),
            Reply::Node(head, rest) => rest.len_hint().map(|len| len + head.len() as u64),
            Reply::Source(source) => source.exact_len(),
        }
    }
}

impl ReplyBody {
    pub(crate) fn new(kind: Reply, session: Option<Rc<Session>>) -> ReplyBody {
        ReplyBody { kind, session, kept: None, under_way: false }
    }

    /// Keeps something for as long as the body lives.
    pub(crate) fn keep(&mut self, kept: Box<dyn Any>) {
        self.kept = Some(kept);
    }
}

impl Drop for ReplyBody {
    fn drop(&mut self) {
        if let Some(session) = &self.session
            && self.under_way
            && !self.kind.is_end()
        {
            let late = session.watchdog.is_late();
            session.set_fate(if late { Completion::TIMEOUT_CLIENT } else { Completion::CLOSED_BY_CLIENT });
        }
        // The connection to the node goes back first, so that the next request finds it.
        self.kind = Reply::Empty;
        if let Some(session) = &self.session {
            session.reply_done();
        }
    }
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let piece = self.kind.poll(cx);
        self.under_way = !matches!(piece, Poll::Ready(None | Some(Err(_))));
        if let (Poll::Ready(Some(Err(_))), Some(session)) = (&piece, &self.session) {
            session.set_fate(Completion::CLOSED_BY_SERVER);
        }
        piece
    }

    fn is_end_stream(&self) -> bool {
        self.kind.is_end()
    }

    fn size_hint(&self) -> SizeHint {
        self.kind.exact_len().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
