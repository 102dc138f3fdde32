//! One request for a response that many want at once.
//!
//! The first one that misses takes off: it asks the node. Those that come while it is under way wait for it, not longer
//! than the configuration says from its start nor when its client stops reading, and look again. What was found not to be storable is remembered for a
//! while, so that nobody waits for it a second time.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use foldhash::fast::RandomState;
use quick_cache::sync::Cache as Recent;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::Asked;

/// Responses that were found not to be storable, of which so many are remembered.
const PASSES: usize = 4096;

/// For how long.
const PASS: Duration = Duration::from_secs(10);

/// A response that has begun to come, and of which nothing passes for so long, is not waited for.
const STALL: Duration = Duration::from_secs(1);

/// Stored responses that are renewed behind the backs of clients, at once and in one cache. Beyond that, clients wait.
const RENEWALS: usize = 64;

/// Behind a renewal that failed, the node is left alone for so long; behind each further one twice as long, up to the most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(32);

/// What a flight is for.
type Place = (Box<[u8]>, Option<Vec<u8>>);

/// The flights that are under way.
pub(super) struct Flights {
    /// From its start on, for so long others wait for a flight.
    wait: Duration,
    under_way: Mutex<HashMap<Place, Start, RandomState>>,
    /// By a hash with a key of our own, which nobody can make collide; until when.
    passes: Recent<u64, Instant>,
    /// Renewals that failed, in the same way: for how long the last one was paused behind, and until when.
    pauses: Recent<u64, (Duration, Instant)>,
    hasher: RandomState,
    renewals: Arc<Semaphore>,
}

struct Start {
    /// Closed when it has landed.
    landed: watch::Receiver<()>,
    until: Instant,
    pieces: Arc<AtomicUsize>,
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
    /// Pieces of the response that have passed.
    pieces: Arc<AtomicUsize>,
    /// One of [`RENEWALS`], when it is one.
    renewal: Option<OwnedSemaphorePermit>,
    /// Something came of it.
    arrived: AtomicBool,
}

/// Whether a stored response that is stale may be served while the node is asked for it.
pub(crate) enum Renewal {
    /// It may, and this is the flight on which the node is to be asked.
    Begin(TakeOff),
    /// It may: somebody is under way, or came back with nothing a moment ago.
    Begun,
    /// It may not.
    No,
}

impl TakeOff {
    /// A piece of the response has passed.
    pub(crate) fn moves(&self) {
        self.pieces.fetch_add(1, Ordering::Relaxed);
    }

    /// What came is stored.
    pub(crate) fn arrives(&self) {
        self.arrived.store(true, Ordering::Relaxed);
    }

    /// What came cannot be stored, so nobody is to wait for the like of it.
    pub(crate) fn pass(&self) {
        self.arrives();
        let flights = &self.flights;
        flights.passes.insert(flights.hasher.hash_one(&self.place), Instant::now() + PASS);
    }
}

impl Drop for TakeOff {
    fn drop(&mut self) {
        if self.renewal.is_some() {
            self.flights.renewed(&self.place, self.arrived.load(Ordering::Relaxed), Instant::now());
        }
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
    pieces: Arc<AtomicUsize>,
}

impl Landing {
    /// Waits until it has landed, and no longer than this; nor for a client that does not read what the node sends.
    pub(crate) async fn wait(mut self, limit: Duration) {
        let until = self.until.min(Instant::now().checked_add(limit).unwrap_or(self.until));
        loop {
            let before = self.pieces.load(Ordering::Relaxed);
            let left = until.saturating_duration_since(Instant::now());
            // Nothing is ever sent: that the other end is gone is the news.
            let landed = tokio::time::timeout(left.min(STALL), self.landed.changed()).await.is_ok();
            let stalls = before > 0 && self.pieces.load(Ordering::Relaxed) == before;
            if landed || stalls || left <= STALL {
                return;
            }
        }
    }
}

impl Flights {
    pub(super) fn new(wait: Duration) -> Flights {
        Flights {
            wait,
            under_way: Mutex::default(),
            passes: Recent::new(PASSES),
            pauses: Recent::new(PASSES),
            hasher: RandomState::default(),
            renewals: Arc::new(Semaphore::new(RENEWALS)),
        }
    }

    /// What is to be done for a stored response that may be served while it is renewed. A request that `stores` nothing, or
    /// whose response may be for it alone, begins no renewal, and has its part in one that another began.
    pub(super) fn renew(self: &Arc<Self>, asked: &Asked, stores: bool, now: Instant) -> Renewal {
        if !asked.takes_any() {
            return Renewal::No;
        }
        let place = (asked.place.clone(), asked.key.clone());
        if self.passes(&place, now) {
            return Renewal::No;
        }
        if self.pauses.get(&self.hasher.hash_one(&place)).is_some_and(|(_, until)| until > now) {
            return Renewal::Begun;
        }
        let mut under_way = self.under_way();
        // However long it takes: there is one, never more.
        if under_way.get(&place).is_some_and(|start| start.landed.has_changed().is_ok()) {
            return Renewal::Begun;
        }
        if !stores || !asked.is_for_all() {
            return Renewal::No;
        }
        match Arc::clone(&self.renewals).try_acquire_owned() {
            Ok(permit) => Renewal::Begin(self.start(&mut under_way, place, Some(permit))),
            Err(_) => Renewal::No,
        }
    }

    /// A renewal is over, and something came of it or nothing.
    fn renewed(&self, place: &Place, arrived: bool, now: Instant) {
        let place = self.hasher.hash_one(place);
        if arrived {
            self.pauses.remove(&place);
            return;
        }
        let last = self.pauses.get(&place);
        let pause = last.map_or(FIRST_PAUSE, |(last, _)| (last * 2).min(LONGEST_PAUSE));
        self.pauses.insert(place, (pause, now + pause));
    }

    fn passes(&self, place: &Place, now: Instant) -> bool {
        self.passes.get(&self.hasher.hash_one(place)).is_some_and(|until| until > now)
    }

    fn start(
        self: &Arc<Self>,
        under_way: &mut HashMap<Place, Start, RandomState>,
        place: Place,
        renewal: Option<OwnedSemaphorePermit>,
    ) -> TakeOff {
        let (channel, landed) = watch::channel(());
        let pieces = Arc::<AtomicUsize>::default();
        let start = Start { landed, until: Instant::now() + self.wait, pieces: Arc::clone(&pieces) };
        under_way.insert(place.clone(), start);
        let arrived = AtomicBool::new(false);
        TakeOff { flights: Arc::clone(self), place, channel, pieces, renewal, arrived }
    }

    /// What a request is to do that found nothing.
    pub(super) fn board(self: &Arc<Self>, asked: &Asked) -> Boarding {
        if self.wait.is_zero() || !asked.is_for_all() {
            return Boarding::Alone;
        }
        let place = (asked.place.clone(), asked.key.clone());
        let now = Instant::now();
        if self.passes(&place, now) {
            return Boarding::Alone;
        }
        let mut under_way = self.under_way();
        if let Some(Start { landed, until, pieces }) = under_way.get(&place)
            && *until > now
        {
            let (landed, pieces) = (landed.clone(), Arc::clone(pieces));
            return Boarding::Wait(Landing { landed, until: *until, pieces });
        }
        if asked.is_conditional() {
            // What comes may only say that this one client has it already.
            return Boarding::Alone;
        }
        Boarding::TakeOff(self.start(&mut under_way, place, None))
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<Place, Start, RandomState>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, Uri};

    use super::*;

    #[test]
    fn behind_renewals_that_failed_the_node_is_left_alone_for_longer_and_longer() {
        let flights = Arc::new(Flights::new(Duration::ZERO));
        let asked = Asked::new("web", &Uri::from_static("/x"), &HeaderMap::new(), None);
        let other = Asked::new("web", &Uri::from_static("/y"), &HeaderMap::new(), None);
        let begins = |asked: &Asked, now| match flights.renew(asked, true, now) {
            Renewal::Begin(flight) => Some(flight),
            Renewal::Begun => None,
            Renewal::No => panic!("nothing forbids it"),
        };
        let place = (asked.place.clone(), None);
        let mut now = Instant::now();
        for seconds in [1, 2, 4, 8, 16, 32, 32] {
            flights.renewed(&place, false, now);
            let end = now + Duration::from_secs(seconds);
            assert!(begins(&asked, end - Duration::from_millis(1)).is_none(), "{seconds}");
            assert!(begins(&other, now).inspect(TakeOff::arrives).is_some(), "another one is not held up");
            let flight = begins(&asked, end).unwrap();
            assert!(begins(&asked, end).is_none(), "one is under way");
            // What it comes back with is said above.
            flights.under_way().clear();
            std::mem::forget(flight);
            now = end;
        }
        flights.renewed(&place, true, now);
        drop(begins(&asked, now).unwrap());
        assert!(begins(&asked, Instant::now()).is_none(), "one that is dropped has failed");
        assert!(begins(&asked, Instant::now() + FIRST_PAUSE).is_some(), "and it was the first again");
    }
}
