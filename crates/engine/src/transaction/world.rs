//! The world around a transaction: clock, chance, environment, files, pools, shared stores.
//!
//! Nothing here reads any of these by itself. The proxy and `rulecheck` have worlds with a real clock; a
//! [`FixedWorld`] answers the same every time, for tests and for `--time` and `--seed`.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use pointsman_model::{Ledger, Name, Place, Places, PoolView, Resource, ServiceLevel, Store};

use super::{MemoryStore, RateClass, RateLimiter, Tallies};

/// What rules may see of the world. One is shared by many transactions.
pub trait World: Send + Sync {
    /// Time since the Unix epoch.
    fn now(&self) -> Duration;
    /// Sixty-four random bits, good enough for keys.
    fn random(&self) -> u64;
    /// The local time zone's offset from UTC at a Unix time, in seconds.
    fn local_offset(&self, unix: i64) -> i32 {
        let _ = unix;
        0
    }
    /// An environment variable.
    fn env(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
    /// The machine's host name, domain included when it has one.
    fn host_name(&self) -> String {
        String::from("localhost")
    }
    /// The process id.
    fn process_id(&self) -> u32 {
        0
    }
    /// A file of the resource folder.
    fn resource(&self, name: &[u8]) -> Option<Resource> {
        let _ = name;
        None
    }
    /// A pool by name; a world that does not know its pools has an empty one for every name.
    fn pool(&self, name: &str) -> Option<PoolView> {
        let _ = name;
        Some(PoolView::default())
    }
    /// Whether there is a pool of this name, without building its view.
    fn knows_pool(&self, name: &Name) -> bool {
        self.pool(name).is_some()
    }
    /// A service level class by name, as it does now.
    fn service_level(&self, class: &str) -> Option<ServiceLevel> {
        let _ = class;
        None
    }
    /// Whether transactions are written down, unless a rule says otherwise.
    fn keeps(&self, ledger: Ledger) -> bool {
        let _ = ledger;
        false
    }
    /// Where it is counted what rules have counted.
    fn tallies(&self) -> Option<&Tallies> {
        None
    }
    /// Takes a place in a rate class; `None` when there is no such class.
    fn rate_take(&self, class: &[u8], context: &[u8]) -> Option<bool> {
        let _ = (class, context);
        None
    }
    /// How many wait in a rate class, or in one context of it; `None` when there is no such class.
    fn rate_backlog(&self, class: &[u8], context: Option<&[u8]>) -> Option<usize> {
        let _ = (class, context);
        None
    }
    /// Where addresses are; `None` when there is no database of places.
    fn places(&self) -> Option<&dyn Places> {
        None
    }
    /// Whether there is a response in a cache that answers a request.
    fn is_cached(&self, wanted: &Wanted<'_>) -> bool {
        let _ = wanted;
        false
    }
    /// The shared stores. Never asked for [`Store::Connection`].
    fn data(&self, store: Store) -> Option<&MemoryStore> {
        let _ = store;
        None
    }
}

/// A response that is looked for in a cache.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The virtual server whose cache it is.
    pub virtual_server: &'a str,
    /// The pool that it came from; `None` is the default pool.
    pub pool: Option<&'a str>,
    /// What tells it from others of the same URL.
    pub key: Option<&'a [u8]>,
    /// The request's parts; its target is beside it.
    pub request: &'a http::request::Parts,
    /// The request-target.
    pub uri: &'a http::Uri,
}

/// A world in which everything is as it was set: same rules, same answers.
pub struct FixedWorld {
    nanos: AtomicU64,
    random: AtomicU64,
    local_offset: i32,
    host_name: String,
    process_id: u32,
    env: HashMap<String, String>,
    resources: HashMap<Vec<u8>, Resource>,
    /// `None`: every pool is known, and empty.
    pools: Option<HashMap<String, PoolView>>,
    service_levels: HashMap<String, ServiceLevel>,
    ledgers: Vec<Ledger>,
    tallies: Tallies,
    rates: HashMap<String, RateLimiter>,
    places: FixedPlaces,
    /// Pools whose responses are in the cache; `None` is every pool's.
    cached: Vec<Option<String>>,
    global: MemoryStore,
    local: MemoryStore,
}

impl std::fmt::Debug for FixedWorld {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FixedWorld")
            .field("env", &self.env)
            .field("pools", &self.pools)
            .finish_non_exhaustive()
    }
}

/// Places by address, and a database for the others.
#[derive(Default)]
struct FixedPlaces {
    named: HashMap<IpAddr, Place>,
    database: Option<Arc<dyn Places>>,
}

impl Places for FixedPlaces {
    fn place(&self, ip: IpAddr) -> Option<Place> {
        let named = self.named.get(&ip.to_canonical()).cloned();
        named.or_else(|| self.database.as_ref()?.place(ip))
    }
}

impl Default for FixedWorld {
    fn default() -> Self {
        FixedWorld::new()
    }
}

impl FixedWorld {
    /// Bytes that each of its stores holds.
    const STORE_BYTES: usize = 16 << 20;

    /// A world at the Unix epoch, in UTC, seed 0, where every pool is known and there is no file and no
    /// environment.
    pub fn new() -> FixedWorld {
        FixedWorld {
            nanos: AtomicU64::new(0),
            random: AtomicU64::new(0),
            local_offset: 0,
            host_name: String::from("localhost"),
            process_id: 1,
            env: HashMap::new(),
            resources: HashMap::new(),
            pools: None,
            service_levels: HashMap::new(),
            ledgers: Vec::new(),
            tallies: Tallies::default(),
            rates: HashMap::new(),
            places: FixedPlaces::default(),
            cached: Vec::new(),
            global: MemoryStore::new(Self::STORE_BYTES),
            local: MemoryStore::new(Self::STORE_BYTES),
        }
    }

    /// Sets the clock, as time since the Unix epoch. It stands still until it is set again.
    pub fn set_now(&self, now: Duration) {
        self.nanos.store(u64::try_from(now.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// At this time since the Unix epoch.
    #[must_use]
    pub fn at(self, now: Duration) -> FixedWorld {
        self.set_now(now);
        self
    }

    /// With this seed for all that is random.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> FixedWorld {
        self.random = AtomicU64::new(seed);
        self
    }

    /// With local time this many seconds east of UTC.
    #[must_use]
    pub fn offset(mut self, seconds: i32) -> FixedWorld {
        self.local_offset = seconds;
        self
    }

    /// On a machine of this name.
    #[must_use]
    pub fn host(mut self, name: impl Into<String>) -> FixedWorld {
        self.host_name = name.into();
        self
    }

    /// With an environment variable.
    #[must_use]
    pub fn with_env(mut self, name: impl Into<String>, value: impl Into<String>) -> FixedWorld {
        self.env.insert(name.into(), value.into());
        self
    }

    /// With a file in the resource folder.
    #[must_use]
    pub fn with_resource(
        mut self,
        name: impl Into<Vec<u8>>,
        bytes: impl Into<Bytes>,
        modified: i64,
    ) -> FixedWorld {
        self.resources.insert(name.into(), Resource { bytes: bytes.into(), modified });
        self
    }

    /// With an address at this place.
    #[must_use]
    pub fn with_place(mut self, ip: IpAddr, place: Place) -> FixedWorld {
        self.places.named.insert(ip.to_canonical(), place);
        self
    }

    /// With a database of places, for addresses that have none of their own.
    #[must_use]
    pub fn with_places(mut self, database: Arc<dyn Places>) -> FixedWorld {
        self.places.database = Some(database);
        self
    }

    /// With a cache that can answer each request that sets no key, with a response of this pool, or of any.
    #[must_use]
    pub fn with_cached(mut self, pool: Option<String>) -> FixedWorld {
        self.cached.push(pool);
        self
    }

    /// With this pool. From the first one on, only pools given here are known.
    #[must_use]
    pub fn with_pool(mut self, name: impl Into<String>, view: PoolView) -> FixedWorld {
        self.pools.get_or_insert_default().insert(name.into(), view);
        self
    }

    /// With this rate class.
    #[must_use]
    pub fn with_rate(mut self, name: impl Into<String>, class: RateClass) -> FixedWorld {
        self.rates.insert(name.into(), RateLimiter::new(class));
        self
    }

    /// A rate class by name.
    pub fn rate(&self, name: &[u8]) -> Option<&RateLimiter> {
        self.rates.get(std::str::from_utf8(name).ok()?)
    }
}

/// What it shows of what hosts observe.
impl FixedWorld {
    /// With this service level class.
    #[must_use]
    pub fn with_service_level(mut self, name: impl Into<String>, level: ServiceLevel) -> FixedWorld {
        self.service_levels.insert(name.into(), level);
        self
    }

    /// Where transactions are written down unless a rule says otherwise.
    #[must_use]
    pub fn keeping(mut self, ledger: Ledger) -> FixedWorld {
        self.ledgers.push(ledger);
        self
    }
}

impl World for FixedWorld {
    fn now(&self) -> Duration {
        Duration::from_nanos(self.nanos.load(Ordering::Relaxed))
    }

    /// SplitMix64: each number is a hash of a counter, so threads need no lock.
    fn random(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut bits = self.random.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn local_offset(&self, _unix: i64) -> i32 {
        self.local_offset
    }

    fn env(&self, name: &str) -> Option<String> {
        self.env.get(name).cloned()
    }

    fn host_name(&self) -> String {
        self.host_name.clone()
    }

    fn process_id(&self) -> u32 {
        self.process_id
    }

    fn resource(&self, name: &[u8]) -> Option<Resource> {
        self.resources.get(name).cloned()
    }

    fn places(&self) -> Option<&dyn Places> {
        let none = self.places.named.is_empty() && self.places.database.is_none();
        (!none).then_some(&self.places)
    }

    fn pool(&self, name: &str) -> Option<PoolView> {
        match &self.pools {
            None => Some(PoolView::default()),
            Some(pools) => pools.get(name).cloned(),
        }
    }

    fn knows_pool(&self, name: &Name) -> bool {
        self.pools.as_ref().is_none_or(|pools| is_listed(pools, name))
    }

    fn service_level(&self, class: &str) -> Option<ServiceLevel> {
        self.service_levels.get(class).copied()
    }

    fn keeps(&self, ledger: Ledger) -> bool {
        self.ledgers.contains(&ledger)
    }

    fn tallies(&self) -> Option<&Tallies> {
        Some(&self.tallies)
    }

    fn rate_take(&self, class: &[u8], context: &[u8]) -> Option<bool> {
        Some(self.rate(class)?.take_unless_waiting(context, self.now()))
    }

    fn rate_backlog(&self, class: &[u8], context: Option<&[u8]>) -> Option<usize> {
        Some(self.rate(class)?.backlog(context))
    }

    fn is_cached(&self, wanted: &Wanted<'_>) -> bool {
        let holds = |pool: &Option<String>| pool.is_none() || pool.as_deref() == wanted.pool;
        wanted.key.is_none() && self.cached.iter().any(holds)
    }

    fn data(&self, store: Store) -> Option<&MemoryStore> {
        match store {
            Store::Connection => None,
            Store::Global => Some(&self.global),
            Store::Local => Some(&self.local),
        }
    }
}

/// Not inlined: a world that does not know its pools has nothing to look up.
#[inline(never)]
fn is_listed(pools: &HashMap<String, PoolView>, name: &str) -> bool {
    pools.contains_key(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_one_sequence() {
        let numbers = |seed| {
            let world = FixedWorld::new().seed(seed);
            [world.random(), world.random(), world.random()]
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
        // The reference output of SplitMix64 for seed 0.
        assert_eq!(numbers(0)[0], 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn every_pool_is_known_until_some_are_named() {
        assert!(FixedWorld::new().knows_pool(&"any".into()));
        let world = FixedWorld::new().with_pool("web", PoolView::default());
        assert!(world.knows_pool(&"web".into()) && world.pool("web").is_some());
        assert!(!world.knows_pool(&"any".into()) && world.pool("any").is_none());
    }
}
