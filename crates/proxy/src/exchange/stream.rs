//! Replies that a rule writes piece by piece, while the client reads them.
//!
//! A rule that streams goes on behind the reply's head. So all the work on the request becomes the reply's body:
//! asked for a piece, it is driven until the rule has written one. It is asked when the client has room, so at most
//! one piece is held, and a rule runs no further than its reader. Only virtual servers with rules that stream pay for
//! this: there, the work on each request is in memory of its own.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use bytes::Bytes;
use flate2::Compression;
use http::{HeaderValue, Request, Response};
use hyper::body::{Body as _, Frame, Incoming};

use super::reply::compressed;
use super::{Hangup, carry_out};
use crate::forward::{Cut, Reply, ReplyBody, Source};
use crate::generation::Served;
use crate::session::Session;

/// What lies between a rule that writes and the connection that it writes to.
#[derive(Default)]
pub(crate) struct Outlet {
    /// The head, until it is taken.
    head: RefCell<Option<Begun>>,
    /// The next piece, until it is taken; never empty.
    piece: RefCell<Option<Bytes>>,
    /// The piece that fills the stated length. It waits until the work is done: behind it nobody would ask for more.
    last: RefCell<Option<Bytes>>,
    /// Bytes that may still be written when a length was stated.
    room: Cell<Option<u64>>,
    /// The client gets no body: it asked for the head only.
    silent: Cell<bool>,
    /// The cookie that tells the client of its node.
    pub(crate) cookie: RefCell<Option<HeaderValue>>,
}

/// A head, and what is known of the body behind it.
struct Begun {
    head: Response<()>,
    length: Option<u64>,
    level: Option<Compression>,
}

impl Outlet {
    /// Sends the head. `silent`: what is written behind it is dropped.
    pub(crate) async fn begin(
        &self,
        head: Response<()>,
        length: Option<u64>,
        level: Option<Compression>,
        silent: bool,
    ) {
        self.room.set(length);
        self.silent.set(silent);
        *self.head.borrow_mut() = Some(Begun { head, length, level });
        if !silent {
            poll_fn(|_| if self.head.borrow().is_some() { Poll::Pending } else { Poll::Ready(()) }).await;
        }
    }

    /// Takes the head that nobody sent, of a reply without a body.
    pub(crate) fn take_silent_head(&self) -> Option<Response<()>> {
        if !self.silent.get() {
            return None;
        }
        self.head.borrow_mut().take().map(|begun| begun.head)
    }

    /// Sends a piece; waits until it is taken.
    pub(crate) async fn write(&self, piece: Bytes) {
        let Some(piece) = self.cut(piece) else { return };
        if self.room.get() == Some(0) {
            *self.last.borrow_mut() = Some(piece);
            return;
        }
        *self.piece.borrow_mut() = Some(piece);
        // Whoever takes it drives this on, so nobody needs to be woken.
        poll_fn(|_| if self.piece.borrow().is_some() { Poll::Pending } else { Poll::Ready(()) }).await;
    }

    /// As much of a piece as may still be written.
    fn cut(&self, mut piece: Bytes) -> Option<Bytes> {
        if let Some(room) = self.room.get() {
            let length = room.min(piece.len() as u64);
            piece.truncate(length as usize);
            self.room.set(Some(room - length));
        }
        (!piece.is_empty() && !self.silent.get()).then_some(piece)
    }

    /// The last piece of all, and what is left of it for the body that follows.
    pub(crate) fn end(&self, last: Bytes) -> Bytes {
        self.last.borrow_mut().take().or_else(|| self.cut(last)).unwrap_or_default()
    }
}

type Work = Pin<Box<dyn Future<Output = Result<Response<ReplyBody>, Hangup>>>>;

/// The body of such a reply.
struct Written {
    outlet: Rc<Outlet>,
    state: State,
    length: Option<u64>,
}

enum State {
    /// The rule may write more.
    Working(Work),
    /// It is done; this is what it left to be sent.
    Rest(ReplyBody),
    /// It was stopped; what was written before goes out first.
    Broken,
}

impl Source for Written {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        loop {
            if let Some(piece) = self.outlet.piece.borrow_mut().take() {
                return Poll::Ready(Some(Ok(Frame::data(piece))));
            }
            match &mut self.state {
                State::Broken => return Poll::Ready(Some(Err(Cut::Rule))),
                State::Rest(body) => return Pin::new(body).poll_frame(cx),
                State::Working(work) => match work.as_mut().poll(cx) {
                    Poll::Ready(Ok(reply)) => self.state = State::Rest(reply.into_body()),
                    Poll::Ready(Err(Hangup)) => {
                        self.state = State::Broken;
                        cx.waker().wake_by_ref();
                        return Poll::Pending;
                    }
                    Poll::Pending if self.outlet.piece.borrow().is_some() => {}
                    Poll::Pending => return Poll::Pending,
                },
            }
        }
    }

    fn exact_len(&self) -> Option<u64> {
        self.length
    }
}

/// Answers a request whose rules may stream.
pub(crate) async fn answer(
    session: Rc<Session>,
    served: Rc<Served>,
    request: Request<Incoming>,
) -> Result<Response<ReplyBody>, Hangup> {
    let outlet = Rc::new(Outlet::default());
    let mut work: Work = Box::pin(carry_out(Rc::clone(&session), served, request, Some(Rc::clone(&outlet))));
    let mut head = None;
    let whole = poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(reply) => Poll::Ready(Some(reply)),
        Poll::Pending if outlet.silent.get() => Poll::Pending,
        Poll::Pending => {
            head = outlet.head.borrow_mut().take();
            if head.is_some() { Poll::Ready(None) } else { Poll::Pending }
        }
    })
    .await;
    match (whole, head) {
        (Some(reply), _) => reply,
        (None, Some(Begun { head, length, level })) => {
            let written = Written { outlet, state: State::Working(work), length };
            let body = compressed(Reply::Source(Box::new(written)), level);
            Ok(head.map(|()| ReplyBody::new(body, Some(session))))
        }
        (None, None) => unreachable!("it ends with the one or with the other"),
    }
}
