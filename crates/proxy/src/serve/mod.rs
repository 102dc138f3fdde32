//! Serving: threads, listeners, clients' connections.
//!
//! Each worker is a thread with a runtime, listening sockets, clients and connections to nodes of its own. Workers
//! share what must be one for all (the configuration, pools, sessions, `data`), never a connection.

mod connection;
mod handshake;
mod io;
mod listener;
mod session;
mod shared;
mod worker;

pub(crate) use io::{Meter, Metered};
pub(crate) use listener::bind;
pub(crate) use session::{Ending, Phase, Session};
pub(crate) use shared::{Shared, Stage};
pub(crate) use worker::{Command, poll_idle, run};
