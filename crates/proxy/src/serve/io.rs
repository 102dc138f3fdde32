//! A TCP stream that counts what moves through it, so that silence can be told from progress.

use std::cell::Cell;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// Bytes that are copied together rather than gathered.
const SMALL: usize = 1024;

/// Bytes that moved.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    read: Cell<u64>,
    written: Cell<u64>,
    /// The last write found no room.
    blocked: Cell<bool>,
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

    /// Bytes in both directions so far.
    pub(crate) fn moved(&self) -> u64 {
        self.read.get() + self.written.get()
    }
}

/// A stream and its meter.
#[derive(Debug)]
pub(crate) struct Metered {
    stream: TcpStream,
    meter: Rc<Meter>,
}

impl Metered {
    pub(crate) fn new(stream: TcpStream, meter: Rc<Meter>) -> Metered {
        Metered { stream, meter }
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
        let result = Pin::new(&mut self.stream).poll_read(cx, buf);
        self.meter.read.set(self.meter.read.get() + (buf.filled().len() - before) as u64);
        result
    }
}

impl AsyncWrite for Metered {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(&result);
        result
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        // A small message in one piece: the kernel takes a copy faster than it gathers pieces.
        let total: usize = slices.iter().map(|slice| slice.len()).sum();
        if total <= SMALL {
            let mut message = [0; SMALL];
            let mut filled = 0;
            for slice in slices {
                message[filled..filled + slice.len()].copy_from_slice(slice);
                filled += slice.len();
            }
            return self.poll_write(cx, &message[..filled]);
        }
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.wrote(&result);
        result
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
