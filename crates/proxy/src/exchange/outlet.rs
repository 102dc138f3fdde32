//! What lies between a rule that writes a reply piece by piece and the connection that it goes out on.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::Poll;

use bytes::Bytes;
use flate2::Compression;
use http::{HeaderValue, Response};

/// What lies between a rule that writes and the connection that it writes to.
#[derive(Default)]
pub(crate) struct Outlet {
    /// The head, until it is taken.
    pub(super) head: RefCell<Option<Begun>>,
    /// The next piece, until it is taken; never empty.
    pub(super) piece: RefCell<Option<Bytes>>,
    /// The piece that fills the stated length. It waits until the work is done: behind it nobody would ask for more.
    last: RefCell<Option<Bytes>>,
    /// Bytes that may still be written when a length was stated.
    room: Cell<Option<u64>>,
    /// The client gets no body: it asked for the head only.
    pub(super) silent: Cell<bool>,
    /// The cookie that tells the client of its node.
    pub(crate) cookie: RefCell<Option<HeaderValue>>,
}

/// A head, and what is known of the body behind it.
pub(super) struct Begun {
    pub(super) head: Response<()>,
    pub(super) length: Option<u64>,
    pub(super) level: Option<Compression>,
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
