//! The connections to nodes that wait for their next request.

use std::cell::RefCell;
use std::collections::HashMap;
use std::task::Poll;

use foldhash::fast::RandomState;

use super::Link;
use crate::clock;
use crate::node::Node;
use crate::wire::poll_idle;

/// The links of a worker that nobody uses at the moment, by the number of their node.
#[derive(Default)]
pub(crate) struct IdleLinks {
    #[expect(clippy::vec_box, reason = "a link is a kilobyte, and goes from here to a request and back")]
    nodes: RefCell<HashMap<u64, Vec<Box<Link>>, RandomState>>,
}

impl IdleLinks {
    /// The link used last, if there is one that seems alive.
    pub(crate) fn take(&self, node: &Node, now: u64) -> Option<Box<Link>> {
        let mut nodes = self.nodes.borrow_mut();
        let links = nodes.get_mut(&node.number)?;
        while let Some(link) = links.pop() {
            // Whether the node has closed it meanwhile is found out when the request is sent: it comes back then.
            if link.expires > now && link.sender.is_ready() {
                return Some(link);
            }
        }
        None
    }

    /// Keeps a link for the next request, if its last one is really over and there is room.
    pub(crate) fn put(&self, node: &Node, mut link: Box<Link>, now: u64) {
        let (limit, keep) = node.keep;
        if !link.is_reusable() {
            return;
        }
        link.expires = now.saturating_add(clock::millis(keep));
        link.rest();
        let mut nodes = self.nodes.borrow_mut();
        match nodes.get_mut(&node.number) {
            Some(links) if links.len() < limit => links.push(link),
            Some(_) => {}
            None if limit > 0 => {
                nodes.insert(node.number, vec![link]);
            }
            None => {}
        }
    }

    /// Drops links that are too old or that their node has closed.
    pub(crate) fn sweep(&self, now: u64) {
        self.nodes.borrow_mut().retain(|_, links| {
            links.retain_mut(|link| {
                let _ = poll_idle(|cx| {
                    link.drive(cx);
                    Poll::Ready(())
                });
                link.expires > now && link.connection.is_some()
            });
            !links.is_empty()
        });
    }
}
