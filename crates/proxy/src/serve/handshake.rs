//! The handshake with a client.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use pointsman::TlsSession;
use rustls::server::Acceptor;
use rustls::{CipherSuite, ProtocolVersion, ServerConnection};
use tokio::net::TcpStream;
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

use crate::session::{Session, Stage};
use crate::tls::{Chosen, Terminator};

/// Why there is no TLS session.
pub(crate) enum Unshaken {
    /// The client speaks plain HTTP. Nothing was read from it.
    Plain(TcpStream),
    /// It went wrong: words for the log.
    Failed(String),
}

impl From<&str> for Unshaken {
    fn from(what: &str) -> Unshaken {
        Unshaken::Failed(what.to_owned())
    }
}

/// Shakes hands with a client. The session's deadline bounds the whole.
pub(crate) async fn accept(
    session: &Session,
    terminator: &Terminator,
    stream: TcpStream,
) -> Result<(TlsStream<TcpStream>, TlsSession), Unshaken> {
    let mut handshake = pin!(shake(terminator, stream));
    poll_fn(|cx| {
        session.watchdog.set_waker(cx.waker());
        match handshake.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(done),
            Poll::Pending if session.watchdog.is_late() => {
                Poll::Ready(Err("the TLS handshake was not over in time".into()))
            }
            Poll::Pending if session.worker.shared.stage() >= Stage::Closing => {
                Poll::Ready(Err("the TLS handshake was cut: the process is stopping".into()))
            }
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

async fn shake(
    terminator: &Terminator,
    stream: TcpStream,
) -> Result<(TlsStream<TcpStream>, TlsSession), Unshaken> {
    let failed = |error: std::io::Error| Unshaken::Failed(format!("the TLS handshake failed: {error}"));
    // A request line begins with a letter, no record of TLS does.
    let mut first = [0];
    if stream.peek(&mut first).await.map_err(failed)? == 1 && first[0].is_ascii_alphabetic() {
        return Err(Unshaken::Plain(stream));
    }
    let hello = LazyConfigAcceptor::new(Acceptor::default(), stream).await.map_err(failed)?;
    let chosen = terminator
        .choose(hello.client_hello().server_name())
        .ok_or("the TLS handshake failed: there is no certificate")?;
    let stream = hello.into_stream(Arc::clone(chosen.config)).await.map_err(failed)?;
    let facts = facts(stream.get_ref().1, &chosen);
    Ok((stream, facts))
}

/// What rules may know of the session.
fn facts(connection: &ServerConnection, chosen: &Chosen<'_>) -> TlsSession {
    let suite = connection.negotiated_cipher_suite().map(|suite| suite.suite());
    let client = connection.peer_certificates().unwrap_or_default();
    TlsSession {
        version: match connection.protocol_version() {
            Some(ProtocolVersion::TLSv1_2) => "TLSv1.2",
            _ => "TLSv1.3",
        },
        cipher: suite.map(cipher_name).unwrap_or_default(),
        bits: suite.map_or(0, cipher_bits),
        server_name: connection.server_name().map(str::to_ascii_lowercase),
        client_chain: client.iter().map(|certificate| Bytes::copy_from_slice(certificate)).collect(),
        server_chain: chosen.identity.chain.clone(),
        certificate_name: chosen.identity.name.clone(),
        site: chosen.site.map(String::from),
    }
}

/// The registered name. rustls calls suites of TLS 1.3 `TLS13_...`, so as to tell them apart.
fn cipher_name(suite: CipherSuite) -> String {
    let name = suite.as_str().unwrap_or_default();
    match name.strip_prefix("TLS13_") {
        Some(rest) => format!("TLS_{rest}"),
        None => name.to_owned(),
    }
}

fn cipher_bits(suite: CipherSuite) -> u16 {
    if suite.as_str().unwrap_or_default().contains("AES_128") { 128 } else { 256 }
}
