//! Connections to nodes: in use, waiting for their next request, or become a tunnel. They know a node and a deadline, and
//! nothing of whom they work for.
//!
//! A link is driven by the task of the client that uses it, not by one of its own: a request and its reply cost
//! no task switch. Between requests nobody drives it; whoever takes it next, and a sweep now and then, finds out
//! whether the node has closed it.

mod idle;
mod opening;
mod payload;
mod tunnel;

use std::future::{Future, poll_fn};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use hyper::body::Incoming;
use hyper::client::conn::http1::{Builder, Connection, SendRequest};
use hyper_util::rt::TokioIo;
use pointsman::Name;

use crate::node::Node;
use crate::wire::{Meter, Metered, Quiet, Watchdog, poll_idle};

pub(crate) use idle::IdleLinks;
use opening::Opened;
pub(crate) use opening::Unlinked;
pub(crate) use payload::{Load, Outbound, Payload};
pub(crate) use tunnel::Tunnel;

/// The largest head that a node may send, and the largest piece of a body that is read at once.
const BUFFER: usize = 128 << 10;

const SWITCHING: StatusCode = StatusCode::SWITCHING_PROTOCOLS;

/// A connection to a node.
pub(crate) struct Link {
    sender: SendRequest<Outbound>,
    /// Gone once it has come to its end.
    connection: Option<Connection<TokioIo<Metered>, Outbound>>,
    /// It has come to its end; a `101` came on it, so its stream is still wanted.
    switched: bool,
    /// What moves through it.
    pub(crate) meter: Rc<Meter>,
    /// The node's address.
    pub(crate) remote: SocketAddr,
    /// Our own.
    pub(crate) local: SocketAddr,
    /// The name that the node has proved, when TLS is spoken on it.
    name: Option<Name>,
    /// A body that goes over it leaves no room for itself behind.
    gathers: bool,
    /// Until when it is kept while nobody uses it.
    expires: u64,
    /// Wakes the task that uses it.
    quiet: Arc<Quiet>,
    waker: Waker,
}

/// Why there is no reply.
pub(crate) enum NoReply {
    /// The request was not sent: here it is back.
    Unsent(Box<http::Request<Outbound>>),
    /// The connection broke behind the request; or what came was no reply.
    Broken(hyper::Error),
    /// Nothing came in time.
    Silent,
}

impl Link {
    /// Connects to a node, which must prove to be `name` when TLS is spoken to it. For a request with a body the connection
    /// gathers: its pieces go to the kernel from where they lie. Without bodies it is cheaper to have each request in one place.
    pub(crate) async fn connect(
        node: &Node,
        name: Option<Name>,
        limit: Duration,
        load: Load,
    ) -> Result<Link, Unlinked> {
        let Opened { stream, remote, local } = opening::open(node, name.as_ref(), limit).await?;
        let meter = Rc::new(Meter::default());
        let gathers = load != Load::None;
        let io = TokioIo::new(Metered::new(stream, Rc::clone(&meter)));
        let (sender, connection) = Builder::new()
            .max_buf_size(BUFFER)
            .writev(gathers)
            .handshake(io)
            .await
            .map_err(std::io::Error::other)?;
        let (quiet, waker) = Quiet::new();
        Ok(Link {
            sender,
            connection: Some(connection),
            switched: false,
            meter,
            remote,
            local,
            name,
            gathers,
            expires: 0,
            quiet,
            waker,
        })
    }

    /// Moves what can be moved on this connection.
    pub(crate) fn drive(&mut self, cx: &mut Context<'_>) {
        advance(&mut self.connection, self.switched, cx);
    }

    /// The same for a task, which is woken when there is more to do.
    pub(crate) fn serve(&mut self, cx: &Context<'_>) {
        self.quiet.serve(cx);
        advance(&mut self.connection, self.switched, &mut Context::from_waker(&self.waker));
    }

    /// Does something without being woken by it.
    pub(crate) fn quietly<T>(&self, act: impl FnOnce() -> T) -> T {
        self.quiet.while_muted(act)
    }

    /// Whether TLS is spoken on it.
    pub(crate) fn is_secured(&self) -> bool {
        self.name.is_some()
    }

    /// Nobody uses it any more.
    fn rest(&self) {
        self.quiet.rest();
    }

    /// Sends a request and waits for the head of the reply, for as long as the deadline lets it.
    pub(crate) async fn exchange(
        &mut self,
        request: http::Request<Outbound>,
        watchdog: &Watchdog,
    ) -> Result<http::Response<Incoming>, NoReply> {
        let mut reply = pin!(self.sender.try_send_request(request));
        // Only driving the connection can bring the reply, so nobody needs to be woken for it.
        let mut unheard = Context::from_waker(Waker::noop());
        let (connection, switched) = (&mut self.connection, &mut self.switched);
        let (quiet, waker) = (&self.quiet, &self.waker);
        poll_fn(|cx| {
            quiet.serve(cx);
            let cx = &mut Context::from_waker(waker);
            let over = connection.as_mut().is_none_or(|connection| Pin::new(connection).poll(cx).is_ready());
            let mut heard = reply.as_mut().poll(&mut unheard);
            if over {
                *switched = matches!(&heard, Poll::Ready(Ok(response)) if response.status() == SWITCHING);
                if !*switched {
                    *connection = None;
                }
                if heard.is_pending() {
                    heard = reply.as_mut().poll(&mut unheard);
                }
            }
            match heard {
                Poll::Ready(Ok(response)) => Poll::Ready(Ok(response)),
                Poll::Ready(Err(mut error)) => Poll::Ready(Err(match error.take_message() {
                    Some(request) => NoReply::Unsent(Box::new(request)),
                    None => NoReply::Broken(error.into_error()),
                })),
                Poll::Pending if watchdog.is_late() => Poll::Ready(Err(NoReply::Silent)),
                Poll::Pending => Poll::Pending,
            }
        })
        .await
    }

    /// Whether the last reply is read to its end, the node has not hung up, and another request may be sent.
    fn is_reusable(&mut self) -> bool {
        // When the connection brought the end of the reply, it looked for what is behind it and asked for a request.
        if self.connection.is_some() && self.sender.is_ready() {
            return true;
        }
        let _ = poll_idle(|cx| {
            self.drive(cx);
            Poll::Ready(())
        });
        self.connection.is_some() && self.sender.is_ready()
    }

    /// Whether the node switched protocols on it.
    pub(crate) fn is_switched(&self) -> bool {
        self.switched
    }

    /// The stream behind a `101 Switching Protocols`, and what the node already said on it.
    pub(crate) async fn into_stream(mut self) -> Option<(Metered, Bytes)> {
        let mut connection = self.connection.take()?;
        if !self.switched {
            // The reply was read; the connection only has to notice that nothing else is left for it to do.
            let ended = poll_fn(|cx| Pin::new(&mut connection).poll(cx));
            tokio::time::timeout(Duration::from_secs(1), ended).await.ok()?.ok()?;
        }
        let parts = connection.into_parts();
        Some((parts.io.into_inner(), parts.read_buf))
    }
}

impl Drop for Link {
    /// A node is told that its TLS connection is over, so that it can tell that from one that was cut (RFC 8446 section 6.1).
    fn drop(&mut self) {
        if self.is_secured()
            && let Some(connection) = self.connection.take()
        {
            connection.into_parts().io.into_inner().part();
        }
    }
}

fn advance(
    connection: &mut Option<Connection<TokioIo<Metered>, Outbound>>,
    switched: bool,
    cx: &mut Context<'_>,
) {
    if let Some(moving) = connection
        && !switched
        && Pin::new(moving).poll(cx).is_ready()
    {
        // An error reaches whoever waits for the reply or reads its body. Dropping it is how they hear of an end
        // without one.
        *connection = None;
    }
}
