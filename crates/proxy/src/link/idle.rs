//! The connections to nodes that wait for their next request.

use std::cell::RefCell;
use std::collections::HashMap;
use std::task::Poll;

use foldhash::fast::RandomState;
use pointsman::Name;

use super::{Link, Load};
use crate::clock;
use crate::node::Node;
use crate::wire::poll_idle;

/// Those of one node, the one used last at the end. A link is a kilobyte, and goes from here to a request and back.
type Links = Vec<Box<Link>>;

/// The links of a worker that nobody uses at the moment.
#[derive(Default)]
pub(crate) struct IdleLinks {
    /// Plain ones by the number of their node, whichever pool it is in.
    plain: RefCell<HashMap<u64, Links, RandomState>>,
    /// Those with TLS by the number of their node and that of what it began with. What name the node has proved stands with
    /// each: it may come from a request, so it is compared, and all names share the room that a node has.
    secured: RefCell<HashMap<(u64, u64), Links, RandomState>>,
}

impl IdleLinks {
    /// The plain link used last that can take such a load, if there is one that seems alive.
    pub(crate) fn take(&self, node: &Node, load: Load, now: u64) -> Option<Box<Link>> {
        let mut plain = self.plain.borrow_mut();
        let links = plain.get_mut(&node.number)?;
        if load == Load::Large {
            return take_last(links, now, |link| link.gathers);
        }
        while let Some(link) = links.pop() {
            if link.is_fresh(now) {
                return Some(link);
            }
        }
        None
    }

    /// The same with TLS, on which the node has proved this name.
    pub(crate) fn take_secured(&self, node: &Node, name: &Name, load: Load, now: u64) -> Option<Box<Link>> {
        let tls = node.tls.as_ref()?;
        let mut secured = self.secured.borrow_mut();
        let links = secured.get_mut(&(node.number, tls.number()))?;
        take_last(links, now, |link| {
            link.name.as_ref() == Some(name) && (load != Load::Large || link.gathers)
        })
    }

    /// Keeps a link for the next request, if its last one is really over and there is room.
    pub(crate) fn put(&self, node: &Node, mut link: Box<Link>, now: u64) {
        let (limit, keep) = node.keep;
        if !link.is_reusable() {
            return;
        }
        link.expires = now.saturating_add(clock::millis(keep));
        link.rest();
        if let Some(tls) = &node.tls {
            if limit > 0 {
                let mut secured = self.secured.borrow_mut();
                let links = secured.entry((node.number, tls.number())).or_default();
                // The one unused for longest goes: names that nobody asks for again must not hold their places.
                if links.len() >= limit {
                    links.remove(0);
                }
                links.push(link);
            }
            return;
        }
        let mut plain = self.plain.borrow_mut();
        match plain.get_mut(&node.number) {
            Some(links) if links.len() < limit => links.push(link),
            Some(_) => {}
            None if limit > 0 => {
                plain.insert(node.number, vec![link]);
            }
            None => {}
        }
    }

    /// Drops links that are too old or that their node has closed.
    pub(crate) fn sweep(&self, now: u64) {
        let keeps = |links: &mut Links| {
            links.retain_mut(|link| {
                let _ = poll_idle(|cx| {
                    link.drive(cx);
                    Poll::Ready(())
                });
                link.expires > now && link.connection.is_some()
            });
            !links.is_empty()
        };
        self.plain.borrow_mut().retain(|_, links| keeps(links));
        self.secured.borrow_mut().retain(|_, links| keeps(links));
    }
}

/// The link used last that is fit, if there is one that seems alive.
fn take_last(links: &mut Links, now: u64, fit: impl Fn(&Link) -> bool) -> Option<Box<Link>> {
    while let Some(at) = links.iter().rposition(|link| fit(link)) {
        let link = links.remove(at);
        if link.is_fresh(now) {
            return Some(link);
        }
    }
    None
}

impl Link {
    /// Whether it may be used again. Whether the node has closed it meanwhile is found out when the request is sent: it comes
    /// back then.
    fn is_fresh(&self, now: u64) -> bool {
        self.expires > now && self.sender.is_ready()
    }
}
