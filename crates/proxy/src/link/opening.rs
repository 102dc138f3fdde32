//! How a connection to a node comes about: TCP, and TLS on it where the pool has it. One deadline bounds both.

use std::net::SocketAddr;
use std::time::Duration;

use pointsman::Name;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_rustls::TlsStream;

use crate::node::Node;
use crate::wire::Transport;

/// Why there is no connection.
pub(crate) struct Unlinked {
    /// Time was up.
    pub(crate) late: bool,
    /// The node took the connection, and the TLS handshake on it failed.
    pub(crate) unshaken: bool,
    /// Words for the log.
    pub(crate) reason: String,
}

impl From<std::io::Error> for Unlinked {
    fn from(error: std::io::Error) -> Unlinked {
        let late = error.kind() == std::io::ErrorKind::TimedOut;
        Unlinked { late, unshaken: false, reason: error.to_string() }
    }
}

fn late(reason: &str) -> Unlinked {
    Unlinked { late: true, unshaken: false, reason: reason.to_owned() }
}

/// A stream to a node, with the node's address and our own.
pub(super) struct Opened {
    pub(super) stream: Transport,
    pub(super) remote: SocketAddr,
    pub(super) local: SocketAddr,
}

/// Connects to a node. `name` is the one that it must prove, when TLS is spoken to it.
pub(super) async fn open(node: &Node, name: Option<&Name>, limit: Duration) -> Result<Opened, Unlinked> {
    let connect = async {
        if let Ok(ip) = node.host.parse() {
            return TcpStream::connect(SocketAddr::new(ip, node.port)).await;
        }
        TcpStream::connect((&*node.host, node.port)).await
    };
    let deadline = Instant::now() + limit;
    let stream =
        tokio::time::timeout_at(deadline, connect).await.map_err(|_| late("no connection in time"))??;
    stream.set_nodelay(true)?;
    let (remote, local) = (stream.peer_addr()?, stream.local_addr()?);
    let stream = match (&node.tls, name) {
        // A handshake is large, and most pools have none: it is put where it costs those nothing.
        (Some(tls), Some(name)) => {
            let shake = Box::pin(tls.shake(name, stream));
            let shaken = tokio::time::timeout_at(deadline, shake)
                .await
                .map_err(|_| late("the TLS handshake was not over in time"))?
                .map_err(|why| Unlinked {
                    late: false,
                    unshaken: true,
                    reason: format!("the TLS handshake failed: {why}"),
                })?;
            Transport::from(TlsStream::Client(shaken))
        }
        _ => Transport::from(stream),
    };
    Ok(Opened { stream, remote, local })
}
