//! Session persistence: which node a request's session is bound to.
//!
//! A session is recognised by a cookie of ours, by the client's address, or by a key that a rule sets. Being bound
//! never makes a request fail: when its node is gone, disabled or dead, the session is bound anew. It stands below pools,
//! and sees of one only its [`Roster`].

mod cookie;
mod roster;
mod table;

use std::net::IpAddr;
use std::sync::Arc;

use http::{HeaderMap, HeaderValue};
use pointsman::Name;

pub use cookie::Tokens;
pub use roster::Roster;
pub use table::{Key, Table};

use crate::clock;
use crate::config::{self, ClassKind};

/// A way to recognise sessions.
#[derive(Debug)]
pub struct Class {
    /// Its name.
    pub name: Name,
    config: config::Class,
    how: How,
}

#[derive(Debug)]
enum How {
    None,
    Cookie(Option<String>),
    Ip(Arc<Table>),
    Key(Arc<Table>),
    Node,
}

/// What a request shows of itself.
#[derive(Clone, Copy, Debug)]
pub struct Seek<'a> {
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// The client's address.
    pub client: IpAddr,
    /// The key that a rule set.
    pub key: Option<&'a [u8]>,
    /// The node that a rule named for it.
    pub node: Option<&'a [u8]>,
}

/// A request's session, known or new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// There is none to keep.
    None,
    /// Kept in a cookie, under this number.
    Cookie(u64),
    /// Kept in a table.
    Entry(Key),
}

impl Session {
    /// A number that is this session's own.
    pub fn number(self) -> Option<u64> {
        match self {
            Session::None => None,
            Session::Cookie(number) => Some(number),
            Session::Entry(key) => Some(key.number()),
        }
    }
}

impl Class {
    /// A class as configured. A table is taken over from the class that it replaces, sessions and all, when that
    /// is of the same kind and size.
    pub fn new(config: &config::Class, old: Option<&Class>) -> Class {
        let table = |entries: usize| {
            let same = old.filter(|old| old.config == *config);
            match same.map(|old| &old.how) {
                Some(How::Ip(table) | How::Key(table)) => Arc::clone(table),
                _ => Arc::new(Table::new(entries, config.timeout.map(clock::millis))),
            }
        };
        let how = match &config.kind {
            ClassKind::None => How::None,
            ClassKind::Cookie(name) => How::Cookie(name.clone()),
            ClassKind::Ip(entries) => How::Ip(table(*entries)),
            ClassKind::Key(entries) => How::Key(table(*entries)),
            ClassKind::Node => How::Node,
        };
        Class { name: config.name.clone(), config: config.clone(), how }
    }

    /// The session of a request, and the node of the pool that it is bound to. `random` is a number for a session
    /// that begins now.
    pub fn recall(
        &self,
        pool: &Roster,
        seek: &Seek<'_>,
        now: u64,
        random: impl FnOnce() -> u64,
    ) -> (Session, Option<usize>) {
        let entry = |table: &Table, key: Key| {
            let node = table.recall(key, now).and_then(|number| pool.index(number));
            (Session::Entry(key), node)
        };
        match &self.how {
            How::None => (Session::None, None),
            How::Cookie(name) => {
                let name = name.as_deref().unwrap_or(pool.tokens.cookie_name());
                let (node, number) = pool.tokens.read(seek.headers, name);
                (Session::Cookie(number.unwrap_or_else(random)), node)
            }
            How::Ip(table) => entry(table, table.address(&pool.name, seek.client)),
            How::Key(table) => match seek.key {
                Some(key) if !key.is_empty() => entry(table, table.word(&pool.name, key)),
                _ => (Session::None, None),
            },
            How::Node => (Session::None, seek.node.and_then(|node| pool.find(node))),
        }
    }

    /// Binds a session to a node. Gives the node that it is bound to: another one when a request of the same
    /// session was faster and `keeps` accepts its node.
    pub fn bind(
        &self,
        pool: &Roster,
        session: Session,
        node: usize,
        now: u64,
        keeps: impl Fn(usize) -> bool,
    ) -> usize {
        match (&self.how, session) {
            (How::Ip(table) | How::Key(table), Session::Entry(key)) => {
                let bound = table
                    .bind(key, pool.nodes[node].number, now, |number| pool.index(number).is_some_and(&keeps));
                pool.index(bound).unwrap_or(node)
            }
            _ => node,
        }
    }

    /// The `Set-Cookie` line that tells the client of its node, when this class keeps sessions so.
    pub fn cookie(&self, pool: &Roster, session: Session, node: usize) -> Option<HeaderValue> {
        match (&self.how, session) {
            (How::Cookie(name), Session::Cookie(number)) => {
                let name = name.as_deref().unwrap_or(pool.tokens.cookie_name());
                pool.tokens.write(node, name, number)
            }
            _ => None,
        }
    }
}
