//! Serving: threads, listeners, clients' connections.
//!
//! Each worker is a thread with a runtime, listening sockets, clients and connections to nodes of its own. Workers
//! share what must be one for all (the configuration, pools, sessions, `data`), never a connection. It hands requests down to
//! `exchange`; only the commands above name it.

mod connection;
mod handshake;
mod listener;
mod worker;

pub(crate) use listener::bind;
pub(crate) use worker::{Command, run};
