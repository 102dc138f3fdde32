//! A stream, plain or TLS, that counts what moves through it, so that silence can be told from progress.

use std::cell::Cell;
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsStream;

use super::quiet::poll_idle;
use super::socket::Socket;

/// Bytes that are copied together rather than gathered.
const SMALL: usize = 1024;

/// Bytes that moved.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    read: Cell<u64>,
    written: Cell<u64>,
    /// The last write found no room.
    blocked: Cell<bool>,
    /// The six bits that packets are marked with from the next write on.
    mark: Cell<u8>,
    /// Whether the peer is not told, when a TLS stream is closed, that it is.
    silent: Cell<bool>,
}

impl Meter {
    /// Bytes read so far.
    pub(crate) fn read(&self) -> u64 {
        self.read.get()
    }

    /// Whether the peer does not read what is written to it.
    pub(crate) fn is_blocked(&self) -> bool {
        self.blocked.get()
    }

    /// Marks packets from the next write on (RFC 2474).
    pub(crate) fn mark(&self, dscp: u8) {
        self.mark.set(dscp);
    }

    /// Whether the peer is told when its TLS stream is closed.
    pub(crate) fn close_alert(&self, told: bool) {
        self.silent.set(!told);
    }

    /// Bytes in both directions so far.
    pub(crate) fn moved(&self) -> u64 {
        self.read.get() + self.written.get()
    }
}

/// What carries the bytes.
#[derive(Debug)]
pub(crate) enum Transport {
    /// TCP alone.
    Plain(Rc<Socket>),
    /// TLS on TCP.
    Tls(Box<TlsStream<TcpStream>>),
}

impl Transport {
    /// Does something with the TCP stream.
    fn with_tcp<T>(&self, act: impl FnOnce(&TcpStream) -> T) -> T {
        match self {
            Transport::Plain(socket) => socket.with(act),
            Transport::Tls(stream) => act(stream.get_ref().0),
        }
    }
}

impl From<TcpStream> for Transport {
    fn from(stream: TcpStream) -> Transport {
        Transport::Plain(Socket::new(stream))
    }
}

impl From<TlsStream<TcpStream>> for Transport {
    fn from(stream: TlsStream<TcpStream>) -> Transport {
        Transport::Tls(Box::new(stream))
    }
}

/// A stream and its meter.
#[derive(Debug)]
pub(crate) struct Metered {
    stream: Transport,
    meter: Rc<Meter>,
    /// The mark that packets have.
    marked: u8,
}

impl Metered {
    pub(crate) fn new(stream: impl Into<Transport>, meter: Rc<Meter>) -> Metered {
        Metered { stream: stream.into(), meter, marked: 0 }
    }

    /// The connection itself, when no TLS lies on it.
    pub(crate) fn socket(&self) -> Option<Rc<Socket>> {
        match &self.stream {
            Transport::Plain(socket) => Some(Rc::clone(socket)),
            Transport::Tls(_) => None,
        }
    }

    /// Parts from the peer without waiting for it: tells it so, unless it is not to be told or takes nothing now.
    pub(crate) fn part(mut self) {
        if !self.meter.silent.get() {
            let _ = poll_idle(|cx| Pin::new(&mut self).poll_shutdown(cx));
        }
    }

    /// Marks packets as is wanted now. A system that does not let it goes on without.
    #[cold]
    fn set_mark(&mut self) {
        self.marked = self.meter.mark.get();
        let field = u32::from(self.marked) << 2;
        let _ = self.stream.with_tcp(|tcp| {
            let socket = socket2::SockRef::from(tcp);
            match tcp.local_addr() {
                Ok(address) if address.is_ipv6() => socket.set_tclass_v6(field),
                _ => socket.set_tos_v4(field),
            }
        });
    }

    fn wrote(&self, result: &Poll<io::Result<usize>>) {
        self.meter.blocked.set(result.is_pending());
        if let Poll::Ready(Ok(count)) = result {
            self.meter.written.set(self.meter.written.get() + *count as u64);
        }
    }
}

impl AsyncRead for Metered {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let result = match &mut self.stream {
            Transport::Plain(socket) => socket.poll_read(cx, buf),
            Transport::Tls(stream) => Pin::new(stream).poll_read(cx, buf),
        };
        self.meter.read.set(self.meter.read.get() + (buf.filled().len() - before) as u64);
        result
    }
}

impl AsyncWrite for Metered {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.meter.mark.get() != self.marked {
            self.set_mark();
        }
        let result = match &mut self.stream {
            Transport::Plain(socket) => socket.write(|stream| stream.poll_write(cx, bytes)),
            Transport::Tls(stream) => Pin::new(stream).poll_write(cx, bytes),
        };
        self.wrote(&result);
        result
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if let [only] = slices {
            return self.poll_write(cx, only);
        }
        // A small message in one piece: the kernel takes a copy faster than it gathers pieces.
        let total: usize = slices.iter().map(|slice| slice.len()).sum();
        if total <= SMALL {
            let mut room = [MaybeUninit::uninit(); SMALL];
            let mut message = ReadBuf::uninit(&mut room);
            for slice in slices {
                message.put_slice(slice);
            }
            return self.poll_write(cx, message.filled());
        }
        if self.meter.mark.get() != self.marked {
            self.set_mark();
        }
        let result = match &mut self.stream {
            Transport::Plain(socket) => socket.write(|stream| stream.poll_write_vectored(cx, slices)),
            Transport::Tls(stream) => Pin::new(stream).poll_write_vectored(cx, slices),
        };
        self.wrote(&result);
        result
    }

    fn is_write_vectored(&self) -> bool {
        match &self.stream {
            Transport::Plain(socket) => socket.is_write_vectored(),
            Transport::Tls(stream) => stream.is_write_vectored(),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Transport::Plain(socket) => socket.write(|stream| stream.poll_flush(cx)),
            Transport::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let silent = self.meter.silent.get();
        match &mut self.stream {
            Transport::Plain(socket) => socket.write(|stream| stream.poll_shutdown(cx)),
            Transport::Tls(stream) if silent => Pin::new(stream.get_mut().0).poll_shutdown(cx),
            Transport::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;

    use super::*;

    #[tokio::test]
    async fn packets_are_marked_from_the_next_write_on_and_unmarked_again() {
        for address in ["127.0.0.1:0", "[::1]:0"] {
            let listener = tokio::net::TcpListener::bind(address).await.unwrap();
            let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
            let meter = Rc::new(Meter::default());
            let mut stream = Metered::new(stream, Rc::clone(&meter));
            let field = |stream: &Metered| {
                stream.stream.with_tcp(|tcp| {
                    let socket = socket2::SockRef::from(tcp);
                    if address.starts_with('[') { socket.tclass_v6() } else { socket.tos_v4() }.unwrap()
                })
            };
            stream.write_all(b"x").await.unwrap();
            assert_eq!(field(&stream), 0);
            meter.mark(46);
            stream.write_all(b"x").await.unwrap();
            assert_eq!(field(&stream), 46 << 2);
            meter.mark(0);
            stream.write_all(b"x").await.unwrap();
            assert_eq!(field(&stream), 0);
        }
    }
}
