//! A client's connection as all that works for it sees it: who it is, what serves it, how it ends; and the worker that it
//! belongs to. It stands above a generation, which serves it, and below whatever answers its requests.

mod shared;
mod worker;

use std::cell::{Cell, OnceCell, RefCell};
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, HeaderValue};
use pointsman::{Completion, HttpTransaction, TlsSession};

use crate::generation::Served;
use crate::link::Tunnel;
use crate::wire::{Phase, Watchdog};

pub(crate) use shared::{Shared, Stage};
pub(crate) use worker::Worker;

/// How a connection ends, when a decision or an upgrade says so.
pub(crate) enum Ending {
    /// Closed without a word.
    Discard,
    /// These bytes, then closed.
    Close(Vec<u8>),
    /// Both sides become a tunnel.
    Tunnel(Box<Tunnel>),
}

/// A client's connection.
pub(crate) struct Session {
    pub(crate) worker: Rc<Worker>,
    /// Who connected.
    pub(crate) peer: SocketAddr,
    /// Where to.
    pub(crate) local: SocketAddr,
    /// The listener, as configured.
    pub(crate) listener: SocketAddr,
    /// The client's TLS session, when it ends here.
    tls: OnceCell<Arc<TlsSession>>,
    /// What it waits for, and until when.
    pub(crate) watchdog: Watchdog,
    requests: Cell<u32>,
    ending: RefCell<Option<Ending>>,
    /// Why the transaction ended, as far as is known now.
    fate: Cell<&'static Completion>,
    /// What is to be written of the transaction once its completion rules have had their say.
    entry: RefCell<Option<String>>,
    served: RefCell<Option<Rc<Served>>>,
    transaction: RefCell<Option<Box<HttpTransaction>>>,
    /// Room for the copy of a request's headers; empty between requests.
    pub(crate) spare: Cell<Vec<(HeaderName, HeaderValue)>>,
}

impl Session {
    pub(crate) fn new(
        worker: Rc<Worker>,
        peer: SocketAddr,
        local: SocketAddr,
        listener: SocketAddr,
    ) -> Session {
        Session {
            watchdog: Watchdog::new(worker.clock.clone()),
            worker,
            peer,
            local,
            listener,
            tls: OnceCell::new(),
            requests: Cell::new(0),
            ending: RefCell::new(None),
            fate: Cell::new(Completion::COMPLETE),
            entry: RefCell::new(None),
            served: RefCell::new(None),
            transaction: RefCell::new(None),
            spare: Cell::default(),
        }
    }

    /// The same client as seen by work that goes on behind its back: what becomes of that does not concern its connection.
    pub(crate) fn apart(&self) -> Session {
        let apart = Session::new(Rc::clone(&self.worker), self.peer, self.local, self.listener);
        if let Some(tls) = self.tls.get() {
            let _ = apart.tls.set(Arc::clone(tls));
        }
        apart
    }

    /// The peer's address without its port.
    pub(crate) fn peer_ip(&self) -> IpAddr {
        self.peer.ip().to_canonical()
    }

    /// The handshake is over.
    pub(crate) fn set_tls(&self, session: TlsSession) {
        // There is one handshake for a connection.
        let _ = self.tls.set(Arc::new(session));
    }

    /// The client's TLS session, when it ends here.
    pub(crate) fn tls(&self) -> Option<&Arc<TlsSession>> {
        self.tls.get()
    }

    // Requests.

    /// Counts a request; gives how many there were with this one.
    pub(crate) fn count_request(&self) -> u32 {
        let count = self.requests.get().saturating_add(1);
        self.requests.set(count);
        count
    }

    /// The reply is handed over: the next request may come.
    pub(crate) fn reply_done(&self) {
        self.watchdog.set_node(None);
        self.watchdog.limit(None);
        let keep_alive = self.served.borrow().as_ref().map(|served| served.server.timeouts.keep_alive);
        self.watchdog.enter(Phase::Idle, keep_alive.unwrap_or(Duration::from_secs(60)));
    }

    /// What serves this connection's requests, as of now. A listener that a reload removed keeps what it had.
    pub(crate) fn served(&self) -> Option<Rc<Served>> {
        let number = self.worker.shared.generation_number();
        let mut slot = self.served.borrow_mut();
        if let Some(served) = &*slot
            && served.checked.get() == number
        {
            return Some(Rc::clone(served));
        }
        match self.worker.served(self.listener) {
            Some(served) => *slot = Some(served),
            None => {
                if let Some(old) = &*slot {
                    old.checked.set(number);
                    old.removed.set(true);
                }
            }
        }
        slot.clone()
    }

    /// A transaction to use for a request: the last one of this connection, when it sees the same world.
    pub(crate) fn take_transaction(&self) -> Option<Box<HttpTransaction>> {
        self.transaction.borrow_mut().take()
    }

    /// Gives a transaction back for the next request. What it held is let go now: parts of it keep what was read alive.
    pub(crate) fn put_transaction(&self, mut transaction: Box<HttpTransaction>) {
        transaction.recycle();
        *self.transaction.borrow_mut() = Some(transaction);
    }

    /// Why the transaction ended, as far as is known now.
    pub(crate) fn fate(&self) -> &'static Completion {
        self.fate.get()
    }

    /// Says why the transaction ends.
    pub(crate) fn set_fate(&self, reason: &'static Completion) {
        self.fate.set(reason);
    }

    /// Puts off what is written of the transaction until its completion rules have run.
    pub(crate) fn put_entry(&self, entry: String) {
        *self.entry.borrow_mut() = Some(entry);
    }

    /// What was put off.
    pub(crate) fn take_entry(&self) -> Option<String> {
        self.entry.borrow_mut().take()
    }

    // The end.

    /// Says how the connection ends.
    pub(crate) fn end(&self, ending: Ending) {
        *self.ending.borrow_mut() = Some(ending);
    }

    /// How the connection ends, when that was said.
    pub(crate) fn take_ending(&self) -> Option<Ending> {
        self.ending.borrow_mut().take()
    }
}
