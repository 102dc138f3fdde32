//! The world as the proxy's rules see it: a real clock, this machine, this configuration's pools.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use foldhash::fast::RandomState;
use pointsman::{
    Ledger, MemoryStore, Name, PlaceDatabase, Places, PoolView, Resource, ServiceLevel, Store, Tallies,
    Wanted, World,
};

use crate::balance::PoolMap;
use crate::cache::{Asked, Cache, Found, may_answer};
use crate::clock;
use crate::observation::Observation;
use crate::rate::{Queue, Queues};
use crate::target::origin_form;

/// What rules see beyond their request.
pub(crate) struct ProxyWorld {
    pools: Arc<PoolMap>,
    queues: Arc<Queues>,
    global: Arc<MemoryStore>,
    local: Arc<MemoryStore>,
    resources: Option<PathBuf>,
    places: Option<Arc<PlaceDatabase>>,
    /// By virtual server, with its default pool.
    caches: Caches,
    observation: Arc<Observation>,
    random: AtomicU64,
}

type Caches = HashMap<Name, (Arc<Cache>, Name), RandomState>;

/// The largest file that `resource.get` reads.
const RESOURCE_BYTES: u64 = 8 << 20;

impl ProxyWorld {
    pub(crate) fn new(
        pools: Arc<PoolMap>,
        global: Arc<MemoryStore>,
        local: Arc<MemoryStore>,
        resources: Option<PathBuf>,
        places: Option<Arc<PlaceDatabase>>,
        caches: Caches,
        observation: Arc<Observation>,
    ) -> ProxyWorld {
        let mut seed = [0; 8];
        if getrandom::fill(&mut seed).is_err() {
            seed = clock::now().to_ne_bytes();
        }
        ProxyWorld {
            pools,
            queues: Arc::default(),
            global,
            local,
            resources,
            places,
            caches,
            observation,
            random: AtomicU64::new(u64::from_ne_bytes(seed)),
        }
    }
}

impl ProxyWorld {
    /// With these rate classes.
    pub(crate) fn with_queues(self, queues: Arc<Queues>) -> ProxyWorld {
        ProxyWorld { queues, ..self }
    }

    fn queue(&self, class: &[u8]) -> Option<&Queue> {
        self.queues.get(std::str::from_utf8(class).ok()?).map(|queue| &**queue)
    }
}

impl World for ProxyWorld {
    fn is_cached(&self, wanted: &Wanted<'_>) -> bool {
        let Some((cache, default_pool)) = self.caches.get(wanted.virtual_server) else { return false };
        if !may_answer(&wanted.request.method) {
            return false;
        }
        let uri = origin_form(wanted.uri.clone());
        let asked =
            Asked::new(wanted.pool.unwrap_or(default_pool), &uri, &wanted.request.headers, wanted.key);
        asked.is_plain() && matches!(cache.find(&asked, clock::wall()), Found::Fresh(_))
    }

    fn now(&self) -> Duration {
        #[expect(clippy::disallowed_methods, reason = "the proxy is where the clock is read")]
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    /// The kernel's: rules make keys of it. A counter's hash stands in when the kernel has none to give.
    fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        if getrandom::fill(&mut bytes).is_ok() {
            return u64::from_ne_bytes(bytes);
        }
        self.random.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    }

    fn local_offset(&self, unix: i64) -> i32 {
        let Ok(timestamp) = jiff::Timestamp::from_second(unix) else { return 0 };
        jiff::tz::TimeZone::system().to_offset(timestamp).seconds()
    }

    fn env(&self, name: &str) -> Option<String> {
        #[expect(clippy::disallowed_methods, reason = "the proxy is where the environment is read")]
        std::env::var(name).ok()
    }

    fn host_name(&self) -> String {
        let name = std::fs::File::open("/proc/sys/kernel/hostname").and_then(std::io::read_to_string);
        name.map_or_else(|_| String::from("localhost"), |name| name.trim().to_owned())
    }

    fn process_id(&self) -> u32 {
        std::process::id()
    }

    fn resource(&self, name: &[u8]) -> Option<Resource> {
        let name = Path::new(std::str::from_utf8(name).ok()?);
        // Nothing outside the folder, however the name is written.
        if !name.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let folder = self.resources.as_ref()?.canonicalize().ok()?;
        let path = folder.join(name).canonicalize().ok()?;
        if !path.starts_with(&folder) {
            return None;
        }
        let facts = std::fs::metadata(&path).ok()?;
        if !facts.is_file() || facts.len() > RESOURCE_BYTES {
            return None;
        }
        let modified = facts.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        #[expect(clippy::disallowed_methods, reason = "the proxy is where files are read")]
        let bytes = std::fs::read(&path).ok()?;
        Some(Resource { bytes: Bytes::from(bytes), modified: i64::try_from(modified.as_secs()).unwrap_or(0) })
    }

    fn places(&self) -> Option<&dyn Places> {
        self.places.as_deref().map(|places| places as &dyn Places)
    }

    fn pool(&self, name: &str) -> Option<PoolView> {
        self.pools.get(name).map(|pool| pool.view(clock::now()))
    }

    fn knows_pool(&self, name: &Name) -> bool {
        self.pools.contains_key(name.as_str())
    }

    fn service_level(&self, class: &str) -> Option<ServiceLevel> {
        self.observation.service_level(class)
    }

    fn keeps(&self, ledger: Ledger) -> bool {
        self.observation.keeps(ledger)
    }

    fn tallies(&self) -> Option<&Tallies> {
        Some(&self.observation.lasting.tallies)
    }

    fn rate_take(&self, class: &[u8], context: &[u8]) -> Option<bool> {
        Some(self.queue(class)?.take(context))
    }

    fn rate_backlog(&self, class: &[u8], context: Option<&[u8]>) -> Option<usize> {
        Some(self.queue(class)?.backlog(context))
    }

    fn data(&self, store: Store) -> Option<&MemoryStore> {
        match store {
            Store::Connection => None,
            Store::Global => Some(&self.global),
            Store::Local => Some(&self.local),
        }
    }
}
