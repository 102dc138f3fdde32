//! What a run waits for, and what the host answers. How it is done is the host's.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;

use crate::{Datum, Side, Take};

/// Something that a run waits for. It owns its data, so a suspended run borrows nothing.
///
/// What goes wrong in the world (no such host, no answer in time) is an [`Answer::Error`]: the rule is told. Only a
/// host that cannot do the thing at all answers [`Answer::Failed`], which ends the rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Operation {
    /// Read the body of a message into the transaction, whole or at least `limit` bytes of it. Answer
    /// [`Answer::Ready`].
    ReadBody {
        /// Whose body.
        side: Side,
        /// Bytes that suffice; `None` is all.
        limit: Option<usize>,
    },
    /// Wait this long. Answer [`Answer::Ready`].
    Sleep(Duration),
    /// Send the head of the transaction's response to the client now; its body follows in pieces. Answer
    /// [`Answer::Ready`].
    StartResponse {
        /// The body's length in bytes, when the rule states it; no more than that is sent.
        length: Option<u64>,
    },
    /// Send these bytes as the next piece of the body that was started. Answer [`Answer::Ready`] when the client has
    /// room for more.
    WriteResponse(Bytes),
    /// Take bytes off the front of the body that a node sends. Answer [`Answer::Bytes`]; none when it has ended.
    ReadResponse(Take),
    /// Send an HTTP request of the rule's own. Answer [`Answer::Reply`]; redirects are not followed.
    Fetch(Box<Fetch>),
    /// Look up an address of a host. Answer a text: the address.
    Resolve {
        /// The host's name.
        host: String,
        /// Which kind of address.
        family: Family,
    },
    /// Look up the name of an address. Answer a text: the name.
    NameOf(IpAddr),
    /// Open a connection that lives at most as long as the transaction. Answer an integer other than 0: its handle.
    Connect {
        /// Where to.
        ip: IpAddr,
        /// Which port.
        port: u16,
        /// How long that may take; `None` is as long as the host lets it.
        timeout: Option<Duration>,
    },
    /// Read from a connection, as soon as there is something. Answer a text; it is empty when the other side has ended
    /// the connection.
    Receive {
        /// The connection's handle.
        socket: i64,
        /// The most bytes to read.
        most: usize,
        /// How long that may take; `None` is as long as the host lets it.
        timeout: Option<Duration>,
    },
    /// Write to a connection. Answer an integer: bytes written, which are less than given when time ran out.
    Send {
        /// The connection's handle.
        socket: i64,
        /// What.
        data: Bytes,
        /// How long that may take; `None` is as long as the host lets it.
        timeout: Option<Duration>,
    },
    /// Close a connection. Answer the integer 1.
    CloseSocket {
        /// The connection's handle.
        socket: i64,
    },
    /// Send a datagram. Answer an integer: bytes sent.
    SendDatagram {
        /// The host's name or address.
        host: String,
        /// Which port.
        port: u16,
        /// What.
        data: Bytes,
    },
    /// Ask an authenticator about a user. Answer a hash: `OK` (1 or 0) and what else the authenticator knows.
    Authenticate {
        /// The authenticator's name in the configuration.
        authenticator: String,
        /// The user.
        user: Vec<u8>,
        /// The password to verify; `None` only asks about the user.
        password: Option<Vec<u8>>,
    },
    /// Wait for a place within a rate class. Answer the integer 1 once it is taken.
    Queue {
        /// The class's name.
        class: String,
        /// What has limits of its own within the class; empty is the class itself.
        context: Vec<u8>,
    },
}

/// An HTTP request of the rule's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetch {
    /// The method.
    pub method: http::Method,
    /// An absolute URL with the scheme http or https.
    pub url: http::Uri,
    /// Header lines in order.
    pub headers: http::HeaderMap,
    /// The body; `None` sends none.
    pub body: Option<Bytes>,
    /// How long all of it may take; `None` is as long as the host lets it.
    pub timeout: Option<Duration>,
    /// The certificates (PEM) that the server's must go back to; `None` are those that the host trusts.
    pub authorities: Option<Vec<Vec<u8>>>,
}

/// Kinds of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// What the host says to a suspended run.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Begin; or what was waited for is done.
    Ready,
    /// The result of what was waited for.
    Value(Datum),
    /// As [`Answer::Value`], for bytes that are many: they are not copied.
    Bytes(Bytes),
    /// The response to a [`Operation::Fetch`].
    Reply(Box<Reply>),
    /// It went wrong in the world: the function that waits gives the value that it documents for that, and tells the
    /// rule this reason. "timeout" is the word for no answer in time.
    Error(String),
    /// It could not be done; the run traps with [`Fault::Host`](crate::Fault::Host) and this message.
    Failed(String),
}

impl Answer {
    /// Steps that a run is given beyond its total for what it was answered. A body that streams through a rule brings
    /// its own fuel, so that a rule which can stream a megabyte can stream a gigabyte; one that does not end is
    /// still stopped, for it reads nothing new.
    pub fn credit(&self) -> u64 {
        match self {
            Answer::Bytes(bytes) if !bytes.is_empty() => 200 + bytes.len() as u64 / 8,
            _ => 0,
        }
    }
}

/// The response to an HTTP request of the rule's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The protocol version, as "HTTP/1.1".
    pub version: &'static str,
    /// The status code.
    pub status: u16,
    /// The reason phrase.
    pub reason: Bytes,
    /// Header lines in order.
    pub headers: http::HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

/// As a person reads it: in messages, and in tests that say what a rule must do.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operation::ReadBody { side: Side::Request, .. } => f.write_str("read the request's body"),
            Operation::ReadBody { side: Side::Response, .. } => f.write_str("read the response's body"),
            Operation::Sleep(time) => write!(f, "sleep {time:?}"),
            Operation::StartResponse { .. } => f.write_str("start the response"),
            Operation::WriteResponse(bytes) => write!(f, "send {} bytes of the response", bytes.len()),
            Operation::ReadResponse(_) => f.write_str("read on in the response"),
            Operation::Fetch(fetch) => fetch.fmt(f),
            Operation::Resolve { host, family: Family::V4 } => write!(f, "resolve {host}"),
            Operation::Resolve { host, family: Family::V6 } => write!(f, "resolve6 {host}"),
            Operation::NameOf(ip) => write!(f, "name of {ip}"),
            Operation::Connect { ip, port, timeout } => {
                write!(f, "connect {}", std::net::SocketAddr::new(*ip, *port))?;
                within(f, *timeout)
            }
            Operation::Receive { socket, most, timeout } => {
                write!(f, "read {socket} at most {most}")?;
                within(f, *timeout)
            }
            Operation::Send { socket, data, timeout } => {
                write!(f, "write {socket} \"{}\"", data.escape_ascii())?;
                within(f, *timeout)
            }
            Operation::CloseSocket { socket } => write!(f, "close {socket}"),
            Operation::SendDatagram { host, port, data } => {
                write!(f, "send {host} {port} \"{}\"", data.escape_ascii())
            }
            // A password has no place in a message.
            Operation::Authenticate { authenticator, user, password } => {
                write!(f, "authenticate {authenticator} \"{}\"", user.escape_ascii())?;
                if password.is_some() { f.write_str(" with a password") } else { Ok(()) }
            }
            Operation::Queue { class, context } if context.is_empty() => write!(f, "queue {class}"),
            Operation::Queue { class, context } => {
                write!(f, "queue {class} \"{}\"", context.escape_ascii())
            }
        }
    }
}

impl fmt::Display for Fetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)?;
        for (name, value) in &self.headers {
            write!(f, " [{name}: {}]", value.as_bytes().escape_ascii())?;
        }
        if let Some(body) = &self.body {
            write!(f, " \"{}\"", body.escape_ascii())?;
        }
        if let Some(authorities) = &self.authorities {
            write!(f, " trusting {}", authorities.len())?;
        }
        within(f, self.timeout)
    }
}

fn within(f: &mut fmt::Formatter<'_>, timeout: Option<Duration>) -> fmt::Result {
    match timeout {
        Some(timeout) => write!(f, " within {timeout:?}"),
        None => Ok(()),
    }
}
