//! Connections that the rules of one request opened.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::BytesMut;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

/// The most that one read takes at once.
const PIECE: usize = 64 << 10;

/// Open connections by their handles.
#[derive(Default)]
pub(super) struct Sockets {
    open: HashMap<i64, TcpStream>,
    opened: i64,
}

impl Sockets {
    pub(super) async fn connect(&mut self, to: SocketAddr, most: usize) -> Result<i64, String> {
        if self.open.len() >= most {
            return Err(format!("the rules of a request may have {most} connections open at most"));
        }
        let stream = TcpStream::connect(to).await.map_err(|error| error.to_string())?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        self.opened += 1;
        self.open.insert(self.opened, stream);
        Ok(self.opened)
    }

    /// Waits until there is something, and gives it; empty when the other side has ended the connection.
    pub(super) async fn read(&mut self, socket: i64, most: usize) -> Result<Vec<u8>, String> {
        let stream = self.open.get_mut(&socket).ok_or_else(|| not_open(socket))?;
        let mut bytes = BytesMut::with_capacity(most.min(PIECE));
        let mut bounded = stream.take(most as u64);
        bounded.read_buf(&mut bytes).await.map_err(|error| error.to_string())?;
        Ok(bytes.into())
    }

    /// Writes; gives how many bytes, which are fewer than given when time ran out.
    pub(super) async fn write(&mut self, socket: i64, data: &[u8], limit: Duration) -> Result<usize, String> {
        let stream = self.open.get_mut(&socket).ok_or_else(|| not_open(socket))?;
        let deadline = Instant::now() + limit;
        let mut written = 0;
        while written < data.len() {
            match tokio::time::timeout_at(deadline, stream.write(&data[written..])).await {
                Ok(Ok(0)) => return Err(String::from("the connection takes nothing more")),
                Ok(Ok(count)) => written += count,
                Ok(Err(error)) => return Err(error.to_string()),
                Err(_) => break,
            }
        }
        Ok(written)
    }

    pub(super) fn close(&mut self, socket: i64) -> Result<(), String> {
        self.open.remove(&socket).map(drop).ok_or_else(|| not_open(socket))
    }
}

fn not_open(socket: i64) -> String {
    format!("{socket} is no open connection")
}
