//! One client's connection, from its first byte to its last.

use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::server::conn::http1::{Builder, Connection};
use hyper::service::HttpService;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::handshake::{self, Unshaken};
use crate::exchange;
use crate::forward::ReplyBody;
use crate::generation::Served;
use crate::link::Tunnel;
use crate::log::Level;
use crate::session::{Ending, Session, Stage};
use crate::wire::{Ahead, Metered, Phase, Socket};

/// The largest piece that is read at once.
const BUFFER: usize = 64 << 10;

/// How long the client may take to read the last bytes.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// How long the client may take to close when we have.
const LINGER: Duration = Duration::from_secs(1);

const PLAIN_HTTP: &[u8] =
    b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n\
Content-Length: 51\r\n\r\n400 Bad Request: a plain request to an HTTPS port.\n";

const LATE_HEAD: &[u8] = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// How serving came to its end.
enum Over {
    /// By itself: closed, failed, upgraded.
    Itself(hyper::Result<()>),
    /// The client left while its request was worked on.
    Gone(std::io::Result<()>),
    /// It did not move in time.
    Late(Phase),
}

pub(crate) async fn serve(session: Rc<Session>, stream: TcpStream) {
    let Some(served) = session.served() else { return };
    let Some(stream) = open(&session, &served, stream).await else { return };
    let limits = &served.server.limits;
    let socket = stream.socket();
    let io = TokioIo::new(stream);
    let mut builder = Builder::new();
    builder
        .max_buf_size(BUFFER.max(limits.head_bytes))
        .max_header_size(limits.head_bytes)
        // hyper hears of a client that leaves by reading, for which it takes a second buffer. We look without.
        .half_close(socket.is_some())
        // Deadlines are the session's affair.
        .header_read_timeout(None::<Duration>);
    session.watchdog.enter(Phase::Idle, served.server.timeouts.header_read);
    drop(served);
    let service = {
        let session = Rc::clone(&session);
        hyper::service::service_fn(move |request| exchange::answer(&session, request))
    };
    let mut connection = builder.serve_connection(io, service);
    let mut line = Line { session: &session, socket, ahead: None, closing: false };
    let over = poll_fn(|cx| line.drive(&mut connection, cx)).await;
    let ending = session.take_ending();
    match &over {
        Over::Itself(Err(error)) if ending.is_none() && !error.is_incomplete_message() => {
            let log = &session.worker.shared.log;
            log.event(Level::Info, format_args!("client={} {error}", session.peer));
        }
        Over::Gone(Err(error)) => {
            let log = &session.worker.shared.log;
            log.event(Level::Info, format_args!("client={} connection error: {error}", session.peer));
        }
        Over::Late(Phase::Head) => {
            let log = &session.worker.shared.log;
            log.event(
                Level::Info,
                format_args!("client={} status=408 the head did not come in time", session.peer),
            );
        }
        _ => {}
    }
    let parts = connection.into_parts();
    let stream = parts.io.into_inner();
    match (over, ending) {
        (_, Some(Ending::Discard)) => {}
        (_, Some(Ending::Close(bytes))) => say_last(stream, &bytes).await,
        (Over::Itself(Ok(())), Some(Ending::Tunnel(tunnel))) => {
            Tunnel::run(*tunnel, &session.watchdog, stream, parts.read_buf).await;
        }
        (Over::Late(Phase::Head), _) => say_last(stream, LATE_HEAD).await,
        (Over::Itself(_), _) => linger(stream).await,
        (Over::Late(_) | Over::Gone(_), _) => {}
    }
}

/// Makes a client's stream ready for its first request: shakes hands, where the virtual server ends TLS.
async fn open(session: &Session, served: &Served, stream: TcpStream) -> Option<Metered> {
    let meter = Rc::clone(&session.watchdog.client);
    let Some(terminator) = &served.server.tls else { return Some(Metered::new(stream, meter)) };
    // A handshake is like a head: what moves does not put its deadline off.
    session.watchdog.enter(Phase::Head, served.server.timeouts.tls_handshake);
    match handshake::accept(session, terminator, stream).await {
        Ok((stream, facts)) => {
            session.set_tls(facts);
            Some(Metered::new(tokio_rustls::TlsStream::Server(stream), meter))
        }
        Err(unshaken) => {
            let (log, server) = (&session.worker.shared.log, &served.server.name);
            let (stream, what) = match unshaken {
                Unshaken::Plain(stream) => (Some(stream), "status=400 plain HTTP came where TLS is spoken"),
                Unshaken::Failed(ref what) => (None, &**what),
            };
            log.event(Level::Info, format_args!("server={server} client={} {what}", session.peer));
            if let Some(stream) = stream {
                say_last(Metered::new(stream, meter), PLAIN_HTTP).await;
            }
            None
        }
    }
}

/// Writes the last bytes of a connection.
async fn say_last(mut stream: Metered, bytes: &[u8]) {
    let write = async {
        stream.write_all(bytes).await?;
        stream.shutdown().await
    };
    // Whether the client still wants them is the client's affair.
    if let Ok(Ok(())) = tokio::time::timeout(LAST_WORDS, write).await {
        linger(stream).await;
    }
}

/// Reads and drops what the client still sends, until it closes too. Closing with something unread would reset the
/// connection, and the reset could overtake the reply (RFC 9112 section 9.6).
async fn linger(mut stream: Metered) {
    let mut dropped = [0; 4096];
    let read = async { while matches!(stream.read(&mut dropped).await, Ok(1..)) {} };
    let _ = tokio::time::timeout(LINGER, read).await;
}

/// What a connection is driven with.
struct Line<'s> {
    session: &'s Session,
    /// Where the client is looked for, when no TLS lies on it.
    socket: Option<Rc<Socket>>,
    /// Bytes read from the client when it was found to have sent more. Until they are read nothing can be seen behind them.
    ahead: Option<u64>,
    /// The connection is told to close when it can.
    closing: bool,
}

impl Line<'_> {
    fn drive<S>(
        &mut self,
        connection: &mut Connection<TokioIo<Metered>, S>,
        cx: &mut Context<'_>,
    ) -> Poll<Over>
    where
        S: HttpService<hyper::body::Incoming, ResBody = ReplyBody>,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let session = self.session;
        session.watchdog.set_waker(cx.waker());
        if !self.closing && session.worker.shared.stage() >= Stage::Closing {
            self.closing = true;
            Pin::new(&mut *connection).graceful_shutdown();
        }
        if let Poll::Ready(result) = Pin::new(connection).poll(cx) {
            return Poll::Ready(Over::Itself(result));
        }
        match session.watchdog.phase() {
            Phase::Working | Phase::Replying => {
                if let Poll::Ready(over) = self.look_ahead(cx) {
                    return Poll::Ready(over);
                }
            }
            // The first byte of a head starts another clock than the wait for it.
            Phase::Idle if session.watchdog.head_has_begun() => {
                let timeouts = session.served().map(|served| served.server.timeouts.header_read);
                session.watchdog.enter(Phase::Head, timeouts.unwrap_or(Duration::from_secs(10)));
            }
            Phase::Idle | Phase::Head => {}
        }
        // Whoever works on a request watches the deadline.
        if session.watchdog.phase() != Phase::Working && session.watchdog.is_late() {
            Poll::Ready(Over::Late(session.watchdog.phase()))
        } else {
            Poll::Pending
        }
    }

    /// Waits for the client to leave while its request is worked on.
    fn look_ahead(&mut self, cx: &mut Context<'_>) -> Poll<Over> {
        let read = Some(self.session.watchdog.client.read());
        let Some(socket) = self.socket.as_ref().filter(|_| self.ahead != read) else {
            return Poll::Pending;
        };
        match socket.poll_ahead(cx) {
            Poll::Ready(Ahead::Gone(how)) => Poll::Ready(Over::Gone(how)),
            Poll::Ready(Ahead::More) => {
                self.ahead = read;
                Poll::Pending
            }
            Poll::Pending => Poll::Pending,
        }
    }
}
