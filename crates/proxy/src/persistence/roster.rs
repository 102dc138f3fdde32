//! The nodes of a pool, as whoever binds sessions to them must know them.

use std::sync::Arc;

use pointsman::Name;

use super::cookie::Tokens;
use crate::node::Node;

/// A pool's nodes and what they are called.
#[derive(Debug)]
pub struct Roster {
    /// The pool's name.
    pub name: Name,
    /// Its nodes, in the order of the configuration.
    pub nodes: Vec<Arc<Node>>,
    /// What they are called in cookies.
    pub tokens: Tokens,
}

impl Roster {
    /// The node with this number.
    pub(super) fn index(&self, number: u64) -> Option<usize> {
        self.nodes.iter().position(|node| node.number == number)
    }

    /// The node with this `host:port`. A port that is missing or that no node has finds any node of that host.
    pub fn find(&self, address: &[u8]) -> Option<usize> {
        self.nodes.iter().position(|node| node.address.as_bytes() == address).or_else(|| {
            let host = match address.iter().rposition(|&byte| byte == b':') {
                Some(colon) if address[colon + 1..].iter().all(u8::is_ascii_digit) => &address[..colon],
                _ => address,
            };
            let host = host.strip_prefix(b"[").and_then(|host| host.strip_suffix(b"]")).unwrap_or(host);
            self.nodes.iter().position(|node| node.host.as_bytes() == host)
        })
    }
}
