//! A node of a pool: what the configuration says of it, and what is known of it at run time.
//!
//! What is known outlives a reload: [`Live`] belongs to a node in a pool, [`Health`] to an address, whichever
//! pools it is in. A machine that refuses connections refuses them to all pools.

mod sessions;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use pointsman::{Name, NodeState};

use crate::clock;
use crate::tls::Originator;

pub use sessions::{SessionCount, SessionCounter};

/// A node in a pool.
#[derive(Debug)]
pub struct Node {
    /// `host:port`, as rules see it.
    pub address: Name,
    /// The name for people.
    pub label: Name,
    /// Host name or address.
    pub host: Name,
    /// Port.
    pub port: u16,
    /// Its state in the configuration.
    pub state: NodeState,
    /// Its share, from 1 to 100.
    pub weight: u32,
    /// A number made of its address: the same in all pools, after a reload and in another process; never 0.
    pub number: u64,
    /// Idle connections kept to it by each thread, and for how long.
    pub keep: (usize, Duration),
    /// What TLS to it begins with; `None` is plain text.
    pub tls: Option<Arc<Originator>>,
    /// What this pool knows of it.
    pub live: Arc<Live>,
    /// What all pools know of it; one that speaks TLS to it knows for itself.
    pub health: Arc<Health>,
}

impl Node {
    /// Its state now: what the configuration says, unless it is found dead.
    pub fn state_now(&self, now: u64) -> NodeState {
        match self.state {
            NodeState::Disabled => NodeState::Disabled,
            _ if self.health.is_failed(now) => NodeState::Failed,
            state => state,
        }
    }
}

/// What a pool knows of a node.
#[derive(Debug, Default)]
pub struct Live {
    /// Requests in flight.
    pub in_flight: AtomicUsize,
    /// Requests sent to it from this pool.
    pub requests: AtomicU64,
    /// Sessions bound to it.
    pub sessions: SessionCounter,
}

/// The number of an address (FNV-1a: addresses come from the configuration, not from strangers).
pub(crate) fn number(address: &str) -> u64 {
    let hash = address
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash.max(1)
}

/// A request in flight to a node, counted for as long as it lives.
#[derive(Debug)]
pub struct InFlight(Arc<Node>);

impl InFlight {
    /// Counts one.
    pub fn new(node: Arc<Node>) -> InFlight {
        node.live.in_flight.fetch_add(1, Ordering::Relaxed);
        node.live.requests.fetch_add(1, Ordering::Relaxed);
        InFlight(node)
    }

    /// The node.
    pub fn node(&self) -> &Arc<Node> {
        &self.0
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.live.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether an address takes connections, as far as requests found out.
///
/// The first failure to connect takes a node out of rotation for a second, each further one for twice as long.
/// Then one request is let through: when it connects all is well again, else the wait begins anew.
#[derive(Debug, Default)]
pub struct Health {
    /// Failures in a row.
    failures: AtomicU32,
    /// Until when nothing is sent there; 0 is well.
    until: AtomicU64,
}

impl Health {
    const FIRST_WAIT: u64 = 1_000;

    /// Whether it is out of rotation at this moment.
    pub fn is_failed(&self, now: u64) -> bool {
        self.until.load(Ordering::Relaxed) > now
    }

    /// Whether a request may go there. Behind a failure only one may, in each wait.
    pub fn admits(&self, now: u64) -> bool {
        let until = self.until.load(Ordering::Relaxed);
        if until == 0 {
            return true;
        }
        // Others wait for the outcome of this one, for as long as a connection may take.
        until <= now
            && self
                .until
                .compare_exchange(until, now + 4 * Self::FIRST_WAIT, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
    }

    /// A connection failed. True when that is news.
    pub fn failed(&self, now: u64, longest: Duration) -> bool {
        let before = self.failures.fetch_add(1, Ordering::Relaxed);
        let wait = (Self::FIRST_WAIT << before.min(16)).min(clock::millis(longest).max(1));
        self.until.store(now + wait, Ordering::Relaxed);
        before == 0
    }

    /// A connection was made. True when that is news.
    pub fn succeeded(&self) -> bool {
        if self.until.load(Ordering::Relaxed) == 0 {
            return false;
        }
        self.until.store(0, Ordering::Relaxed);
        self.failures.swap(0, Ordering::Relaxed) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_node_is_left_alone_then_tried_by_one_request() {
        let health = Health::default();
        let longest = Duration::from_secs(10);
        assert!(health.admits(1));
        assert!(health.failed(1, longest));
        assert!(health.is_failed(500) && !health.admits(500));
        assert!(!health.is_failed(1_001));
        assert!(health.admits(1_001));
        assert!(!health.admits(1_002), "only one may try");
        assert!(!health.failed(1_003, longest), "no news");
        assert!(!health.admits(3_002));
        assert!(health.admits(3_003));
        assert!(health.succeeded());
        assert!(health.admits(3_004) && health.admits(3_004));
        assert!(!health.succeeded());
    }

    #[test]
    fn the_wait_is_bounded() {
        let health = Health::default();
        for _ in 0..100 {
            health.failed(1, Duration::from_secs(10));
        }
        assert!(health.is_failed(10_000) && !health.is_failed(10_001));
    }
}
