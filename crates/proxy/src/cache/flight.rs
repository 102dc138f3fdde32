//! One request for a response that many want at once.
//!
//! The first one that misses takes off: it asks the node. Those that come while it is under way wait for it, not longer
//! than the configuration says from its start, and look again. What was found not to be storable is remembered for a
//! while, so that nobody waits for it a second time.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use foldhash::fast::RandomState;
use quick_cache::sync::Cache as Recent;
use tokio::sync::watch;

use super::Asked;

/// Responses that were found not to be storable, of which so many are remembered.
const PASSES: usize = 4096;

/// For how long.
const PASS: Duration = Duration::from_secs(10);

/// What a flight is for.
type Place = (Box<[u8]>, Option<Vec<u8>>);

/// The flights that are under way.
pub(super) struct Flights {
    /// From its start on, for so long others wait for a flight.
    wait: Duration,
    under_way: Mutex<HashMap<Place, Start, RandomState>>,
    /// By a hash with a key of our own, which nobody can make collide; until when.
    passes: Recent<u64, Instant>,
    hasher: RandomState,
}

struct Start {
    /// Closed when it has landed.
    landed: watch::Receiver<()>,
    until: Instant,
}

/// What a request that misses is to do.
pub(crate) enum Boarding {
    /// Ask the node; others may wait for what comes of it.
    TakeOff(TakeOff),
    /// Wait, and look again.
    Wait(Landing),
    /// Ask the node; nobody waits.
    Alone,
}

/// A flight, for whoever is on it. When it is dropped it lands, and all who wait look again.
pub(crate) struct TakeOff {
    flights: Arc<Flights>,
    place: Place,
    /// Its other ends close with it.
    channel: watch::Sender<()>,
}

impl TakeOff {
    /// What came cannot be stored, so nobody is to wait for the like of it.
    pub(crate) fn pass(&self) {
        let flights = &self.flights;
        flights.passes.insert(flights.hasher.hash_one(&self.place), Instant::now() + PASS);
    }
}

impl Drop for TakeOff {
    fn drop(&mut self) {
        let mut under_way = self.flights.under_way();
        // One that took too long may have a successor.
        let own = |start: &Start| start.landed.same_channel(&self.channel.subscribe());
        if under_way.get(&self.place).is_some_and(own) {
            under_way.remove(&self.place);
        }
    }
}

/// Somebody else's flight.
pub(crate) struct Landing {
    landed: watch::Receiver<()>,
    until: Instant,
}

impl Landing {
    /// Waits until it has landed, and no longer than this.
    pub(crate) async fn wait(mut self, limit: Duration) {
        let left = self.until.saturating_duration_since(Instant::now()).min(limit);
        // Nothing is ever sent: that the other end is gone is the news.
        let _ = tokio::time::timeout(left, self.landed.changed()).await;
    }
}

impl Flights {
    pub(super) fn new(wait: Duration) -> Flights {
        Flights {
            wait,
            under_way: Mutex::default(),
            passes: Recent::new(PASSES),
            hasher: RandomState::default(),
        }
    }

    /// What a request is to do that found nothing.
    pub(super) fn board(self: &Arc<Self>, asked: &Asked) -> Boarding {
        if self.wait.is_zero() || !asked.is_for_all() {
            return Boarding::Alone;
        }
        let place = (asked.place.clone(), asked.key.clone());
        let now = Instant::now();
        let passes = self.passes.get(&self.hasher.hash_one(&place)).is_some_and(|until| until > now);
        if passes {
            return Boarding::Alone;
        }
        let mut under_way = self.under_way();
        if let Some(Start { landed, until }) = under_way.get(&place)
            && *until > now
        {
            return Boarding::Wait(Landing { landed: landed.clone(), until: *until });
        }
        if asked.is_conditional() {
            // What comes may only say that this one client has it already.
            return Boarding::Alone;
        }
        let (channel, landed) = watch::channel(());
        under_way.insert(place.clone(), Start { landed, until: now + self.wait });
        Boarding::TakeOff(TakeOff { flights: Arc::clone(self), place, channel })
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<Place, Start, RandomState>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
