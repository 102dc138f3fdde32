//! What follows `101 Switching Protocols`: bytes both ways, whatever they mean.
//!
//! It begins only when the node has said 101. What the client sent before that waits and is the first thing to go
//! through; so no node ever takes a client's early bytes for a second request.

use bytes::Bytes;
use tokio::io::{AsyncWriteExt, copy_bidirectional};

use super::Link;
use crate::wire::{Metered, Phase, Watchdog};

/// A tunnel's far end.
pub(crate) struct Tunnel {
    link: Box<Link>,
    idle: std::time::Duration,
}

impl Tunnel {
    pub(crate) fn new(link: Box<Link>, idle: std::time::Duration) -> Tunnel {
        Tunnel { link, idle }
    }

    /// Moves bytes until one side closes, or nothing moves for too long.
    pub(crate) async fn run(tunnel: Tunnel, watchdog: &Watchdog, mut client: Metered, early: Bytes) {
        watchdog.enter(Phase::Replying, tunnel.idle);
        // A conversation is no transaction: it may go on.
        watchdog.limit(None);
        watchdog.set_node(Some(tunnel.link.meter.clone()));
        let Some((mut node, first)) = tunnel.link.into_stream().await else { return };
        let copy = async {
            node.write_all(&early).await?;
            client.write_all(&first).await?;
            // What TLS has not got rid of yet would wait there for the next bytes.
            node.flush().await?;
            client.flush().await?;
            copy_bidirectional(&mut client, &mut node).await
        };
        let mut copy = std::pin::pin!(copy);
        std::future::poll_fn(|cx| {
            watchdog.set_waker(cx.waker());
            if copy.as_mut().poll(cx).is_ready() || watchdog.is_late() {
                return std::task::Poll::Ready(());
            }
            std::task::Poll::Pending
        })
        .await;
    }
}
