//! A plain TCP connection that two look at: HTTP, which reads and writes it, and whoever must hear when its peer is gone.
//!
//! Both ask often and nearly always in vain. The runtime's own answer to that takes a lock each time; this one knows
//! what the last answer was and whom the runtime wakes, and then has only to look whether something has come.

use std::cell::{Cell, RefCell};
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::TcpStream;
use tokio::task::coop::has_budget_remaining;

/// A plain TCP connection.
#[derive(Debug)]
pub(crate) struct Socket {
    stream: RefCell<TcpStream>,
    /// Whom the runtime wakes when there is something to read, if `waits`.
    reader: RefCell<Option<Waker>>,
    /// The last look found nothing to read.
    waits: Cell<bool>,
}

/// What a peer has done that was to wait for its reply.
#[derive(Debug)]
pub(crate) enum Ahead {
    /// It has sent something already.
    More,
    /// It has closed, or the connection broke.
    Gone(io::Result<()>),
}

impl Socket {
    pub(super) fn new(stream: TcpStream) -> Rc<Socket> {
        Rc::new(Socket { stream: RefCell::new(stream), reader: RefCell::new(None), waits: Cell::new(false) })
    }

    /// Does something with the stream.
    pub(super) fn with<T>(&self, act: impl FnOnce(&TcpStream) -> T) -> T {
        act(&self.stream.borrow())
    }

    /// Waits until the peer sends something or is gone. Nothing is read.
    pub(crate) fn poll_ahead(&self, cx: &mut Context<'_>) -> Poll<Ahead> {
        if self.waits_already(cx) {
            return Poll::Pending;
        }
        self.waits.set(false);
        let mut byte = [0];
        match self.stream.borrow().poll_peek(cx, &mut ReadBuf::new(&mut byte)) {
            Poll::Pending => {
                self.wait(cx);
                Poll::Pending
            }
            Poll::Ready(Ok(0)) => Poll::Ready(Ahead::Gone(Ok(()))),
            Poll::Ready(Ok(_)) => Poll::Ready(Ahead::More),
            Poll::Ready(Err(error)) => Poll::Ready(Ahead::Gone(Err(error))),
        }
    }

    pub(super) fn poll_read(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.waits_already(cx) {
            return Poll::Pending;
        }
        self.waits.set(false);
        let read = Pin::new(&mut *self.stream.borrow_mut()).poll_read(cx, buf);
        if read.is_pending() {
            self.wait(cx);
        }
        read
    }

    /// Writes, flushes, shuts down.
    pub(super) fn write<T>(&self, act: impl FnOnce(Pin<&mut TcpStream>) -> T) -> T {
        act(Pin::new(&mut *self.stream.borrow_mut()))
    }

    pub(super) fn is_write_vectored(&self) -> bool {
        self.stream.borrow().is_write_vectored()
    }

    /// Whether there is nothing to read, and the runtime wakes this task when there is.
    fn waits_already(&self, cx: &Context<'_>) -> bool {
        let nothing = |stream: &TcpStream| match stream.try_io(Interest::READABLE, || Ok(())) {
            Ok(()) => false,
            Err(error) => error.kind() == io::ErrorKind::WouldBlock,
        };
        self.waits.get()
            && self.reader.borrow().as_ref().is_some_and(|reader| reader.will_wake(cx.waker()))
            && nothing(&self.stream.borrow())
    }

    /// Remembers whom the runtime wakes. A task that has used its turn up is woken at once instead, and asks again.
    fn wait(&self, cx: &Context<'_>) {
        self.waits.set(has_budget_remaining());
        let mut reader = self.reader.borrow_mut();
        if !reader.as_ref().is_some_and(|reader| reader.will_wake(cx.waker())) {
            *reader = Some(cx.waker().clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{Future, poll_fn};
    use std::pin::pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;
    use std::time::Duration;

    use tokio::io::AsyncWriteExt as _;
    use tokio::task::coop::consume_budget;

    use super::*;

    /// Counts how often it is woken.
    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    impl Count {
        fn new() -> (Arc<Count>, Waker) {
            let count = Arc::new(Count::default());
            (Arc::clone(&count), Waker::from(count))
        }

        fn get(&self) -> usize {
            self.0.load(Ordering::Relaxed)
        }
    }

    async fn pair() -> (Rc<Socket>, TcpStream) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (peer, accepted) =
            tokio::join!(TcpStream::connect(listener.local_addr().unwrap()), listener.accept());
        (Socket::new(accepted.unwrap().0), peer.unwrap())
    }

    fn read(socket: &Socket, waker: &Waker) -> Poll<Vec<u8>> {
        let mut room = [0; 16];
        let mut buf = ReadBuf::new(&mut room);
        socket.poll_read(&mut Context::from_waker(waker), &mut buf).map(|read| {
            read.unwrap();
            buf.filled().to_vec()
        })
    }

    /// Lets the runtime hear of what has come.
    fn until(what: impl Fn() -> bool) -> impl Future<Output = ()> {
        let heard = async move {
            while !what() {
                tokio::task::yield_now().await;
            }
        };
        async { tokio::time::timeout(Duration::from_secs(10), heard).await.expect("nobody was woken") }
    }

    #[tokio::test]
    async fn whoever_asked_last_is_woken_and_nobody_else() {
        let (socket, mut peer) = pair().await;
        let ((first, one), (second, other)) = (Count::new(), Count::new());
        for round in 1..=3 {
            for waker in [&one, &one, &other, &other] {
                assert!(read(&socket, waker).is_pending());
            }
            peer.write_all(b"x").await.unwrap();
            until(|| second.get() == round).await;
            assert_eq!((first.get(), read(&socket, &other)), (0, Poll::Ready(b"x".to_vec())));
        }
    }

    #[tokio::test]
    async fn what_is_ahead_is_seen_and_stays_to_be_read() {
        let (socket, mut peer) = pair().await;
        let (count, waker) = Count::new();
        let ahead = || socket.poll_ahead(&mut Context::from_waker(&waker));
        assert!(ahead().is_pending() && ahead().is_pending());
        peer.write_all(b"more").await.unwrap();
        until(|| count.get() == 1).await;
        assert!(matches!(ahead(), Poll::Ready(Ahead::More)));
        assert_eq!(read(&socket, &waker), Poll::Ready(b"more".to_vec()));
        assert!(read(&socket, &waker).is_pending() && ahead().is_pending());
        drop(peer);
        until(|| count.get() == 2).await;
        assert!(matches!(ahead(), Poll::Ready(Ahead::Gone(Ok(())))));
        assert_eq!(read(&socket, &waker), Poll::Ready(Vec::new()));
    }

    #[tokio::test]
    async fn a_task_that_has_used_its_turn_up_asks_again_in_the_next() {
        let (socket, mut peer) = pair().await;
        let (count, waker) = Count::new();
        // Now nothing is left to read, and the runtime has nobody to wake.
        assert!(read(&socket, &waker).is_pending());
        peer.write_all(b"x").await.unwrap();
        until(|| count.get() == 1).await;
        assert_eq!(read(&socket, &waker), Poll::Ready(b"x".to_vec()));
        poll_fn(|cx| {
            while has_budget_remaining() {
                assert!(pin!(consume_budget()).poll(cx).is_ready());
            }
            assert!(read(&socket, &waker).is_pending());
            Poll::Ready(())
        })
        .await;
        tokio::task::yield_now().await;
        // The runtime has not been told to wake anybody for bytes: that it woke this one at once was no such thing.
        assert!(read(&socket, &waker).is_pending());
        let before = count.get();
        peer.write_all(b"y").await.unwrap();
        until(|| count.get() > before).await;
        assert_eq!(read(&socket, &waker), Poll::Ready(b"y".to_vec()));
    }
}
