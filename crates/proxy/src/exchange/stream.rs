//! Replies that a rule writes piece by piece, while the client reads them.
//!
//! A rule that streams goes on behind the reply's head. So all the work on the request becomes the reply's body:
//! asked for a piece, it is driven until the rule has written one. It is asked when the client has room, so at most
//! one piece is held, and a rule runs no further than its reader. Only virtual servers with rules that stream pay for
//! this: there, the work on each request is in memory of its own.

use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Response;
use hyper::body::{Body as _, Frame};

use super::end::Hangup;
use super::head::compressed;
use super::outlet::{Begun, Outlet};
use super::{Arrival, carry_out};
use crate::forward::{Cut, Reply, ReplyBody, Source};

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
pub(super) async fn answer(arrival: Arrival) -> Result<Response<ReplyBody>, Hangup> {
    let session = Rc::clone(&arrival.session);
    let outlet = Rc::new(Outlet::default());
    let mut work: Work = Box::pin(carry_out(arrival, Some(Rc::clone(&outlet))));
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
