//! A worker's own state: what a thread keeps at hand for the clients that it serves.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::Arc;

use super::shared::Shared;
use crate::clock::{self, Coarse};
use crate::generation::{Generation, Served};
use crate::link::IdleLinks;
use crate::outbound::Outbound;
use crate::rules::Runners;

/// A worker's own state. Nothing here is seen by another thread.
pub(crate) struct Worker {
    pub(crate) shared: Arc<Shared>,
    pub(crate) clock: Coarse,
    pub(crate) idle: IdleLinks,
    pub(crate) runners: Runners,
    pub(crate) outbound: Outbound,
    random: Cell<u64>,
    generation: RefCell<Arc<Generation>>,
    served: RefCell<HashMap<SocketAddr, Rc<Served>>>,
}

impl Worker {
    pub(crate) fn new(shared: Arc<Shared>) -> Worker {
        let mut seed = [0; 8];
        // Session numbers need not be secret, only their own; without the kernel's randomness the clock must do.
        if getrandom::fill(&mut seed).is_err() {
            seed = (clock::now() ^ u64::from(std::process::id()) << 32).to_ne_bytes();
        }
        let generation = shared.generation();
        Worker {
            clock: Coarse::new(),
            idle: IdleLinks::default(),
            runners: Runners::default(),
            outbound: Outbound::default(),
            random: Cell::new(u64::from_ne_bytes(seed)),
            generation: RefCell::new(generation),
            served: RefCell::default(),
            shared,
        }
    }

    /// The time, as of the last sweep.
    pub(crate) fn now(&self) -> u64 {
        self.clock.now()
    }

    /// The most connections that clients may have.
    pub(crate) fn max_connections(&self) -> usize {
        self.generation.borrow().max_connections
    }

    /// Drops what is too old to be kept.
    pub(crate) fn sweep(&self) {
        self.idle.sweep(self.now());
        self.refresh();
    }

    /// A number that is not used twice (SplitMix64).
    pub(crate) fn random(&self) -> u64 {
        let state = self.random.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.random.set(state);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Sees to it that nothing of an old configuration is kept.
    fn refresh(&self) {
        if self.generation.borrow().number != self.shared.generation_number() {
            let generation = self.shared.generation();
            self.served.borrow_mut().clear();
            self.runners.forget();
            *self.generation.borrow_mut() = generation;
        }
    }

    /// What serves a listener now; `None` when there is no such listener any more.
    pub(crate) fn served(&self, listener: SocketAddr) -> Option<Rc<Served>> {
        self.refresh();
        if let Some(served) = self.served.borrow().get(&listener) {
            return Some(Rc::clone(served));
        }
        let served = Rc::new(self.generation.borrow().serve(listener)?);
        self.served.borrow_mut().insert(listener, Rc::clone(&served));
        Some(served)
    }
}
