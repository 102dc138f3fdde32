//! Listening sockets: one for each worker at each address, sharing the port.
//!
//! The kernel spreads connections over sockets that share a port (SO_REUSEPORT), so workers need no common queue.
//! A reload keeps the sockets of an address that stays: closing one would reset what waits in its queue.

use std::io;
use std::net::{SocketAddr, TcpListener};

use socket2::{Domain, Protocol, Socket, Type};

/// Connections that wait to be accepted, for each socket.
const BACKLOG: i32 = 4096;

/// One socket for each of `count` workers, all at one address. With port 0 the kernel chooses one port for all.
pub(crate) fn bind(address: SocketAddr, count: usize) -> io::Result<Vec<TcpListener>> {
    if address.port() != 0 {
        // Sharing a port is also how two processes would steal each other's connections without a word. A socket
        // that does not share finds out whether somebody is there.
        let probe = socket(address)?;
        probe.bind(&address.into())?;
    }
    let mut address = address;
    let mut listeners = Vec::with_capacity(count);
    for _ in 0..count {
        let socket = socket(address)?;
        socket.set_reuse_port(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        socket.set_nonblocking(true)?;
        let listener: TcpListener = socket.into();
        address.set_port(listener.local_addr()?.port());
        listeners.push(listener);
    }
    Ok(listeners)
}

fn socket(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // Connections of a process that just ended must not keep the port from the next.
    socket.set_reuse_address(true)?;
    if address.is_ipv6() {
        // `[::]:80` and `0.0.0.0:80` are two listeners.
        socket.set_only_v6(true)?;
    }
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workers_share_a_port_and_strangers_do_not() {
        let mine = bind("127.0.0.1:0".parse().unwrap(), 3).unwrap();
        let address = mine[0].local_addr().unwrap();
        assert!(mine.iter().all(|listener| listener.local_addr().unwrap() == address));
        let error = bind(address, 1).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
        drop(mine);
        bind(address, 2).unwrap();
    }
}
