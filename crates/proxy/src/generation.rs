//! A generation: one configuration as it runs, from its pools to its compiled rules.
//!
//! A request sees one generation from beginning to end. What outlives it (sessions, health, `data`) is taken over
//! from the one before. It stands above all services and below whatever has a client.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use pointsman::{MemoryStore, Name, World};

use crate::authentication::{Authenticator, Authenticators, Desk};
use crate::balance::{Pool, PoolMap, Registry};
use crate::cache::Cache;
use crate::config::{CacheLimits, Config, Shutdown, VirtualServer};
use crate::observation::Observation;
use crate::outbound::Services;
use crate::persistence::Class;
use crate::rate;
use crate::rules::{LoadedRules, PhaseRules};
use crate::world::ProxyWorld;

/// A configuration as it runs.
pub(crate) struct Generation {
    /// Counted from 1.
    pub(crate) number: u64,
    servers: Vec<Arc<RunningServer>>,
    listeners: HashMap<SocketAddr, usize>,
    pub(crate) pools: Arc<PoolMap>,
    classes: HashMap<Name, Arc<Class>>,
    pub(crate) max_connections: usize,
    pub(crate) shutdown: Shutdown,
    /// The folder of the configuration.
    pub(crate) folder: PathBuf,
    pub(crate) world: Arc<dyn World>,
    pub(crate) observation: Arc<Observation>,
    /// What rules may have done beyond their own request.
    pub(crate) services: Services,
}

/// A virtual server as it runs.
pub(crate) struct RunningServer {
    config: VirtualServer,
    pub(crate) default_pool: Arc<Pool>,
    pub(crate) request_rules: PhaseRules,
    pub(crate) response_rules: PhaseRules,
    pub(crate) completion_rules: PhaseRules,
    /// Whether rules ask how long things took, or there are service levels.
    pub(crate) measures: bool,
    /// Whether rules say which requests are written down.
    pub(crate) selects: bool,
    /// Whether a rule may send its response piece by piece.
    pub(crate) streams: bool,
    /// Its cache of responses.
    pub(crate) cache: Option<Arc<Cache>>,
    /// Whether the configuration or a rule may have responses compressed.
    pub(crate) may_compress: bool,
}

impl RunningServer {
    /// Whether rules behind the request phase may ask for the request.
    pub(crate) fn keeps_request(&self) -> bool {
        !self.response_rules.is_empty() || !self.completion_rules.is_empty()
    }
}

impl std::ops::Deref for RunningServer {
    type Target = VirtualServer;

    fn deref(&self) -> &VirtualServer {
        &self.config
    }
}

/// What a worker needs at hand to serve a listener.
pub(crate) struct Served {
    pub(crate) server: Arc<RunningServer>,
    pub(crate) generation: Arc<Generation>,
    /// The number of the generation that this was found good for.
    pub(crate) checked: Cell<u64>,
    /// The listener is gone; this is how it was.
    pub(crate) removed: Cell<bool>,
}

/// What outlives a generation.
pub(crate) struct Kept {
    pub(crate) registry: Registry,
    pub(crate) secret: Vec<u8>,
    pub(crate) global: Arc<MemoryStore>,
    pub(crate) local: Arc<MemoryStore>,
    /// By virtual server.
    pub(crate) caches: HashMap<Name, Arc<Cache>>,
    /// The embedder's own.
    pub(crate) authenticators: Authenticators,
}

impl Kept {
    /// The cache of a virtual server: the one that it had, if its limits are the same.
    fn cache(&mut self, server: &Name, limits: CacheLimits) -> Arc<Cache> {
        match self.caches.get(server) {
            Some(cache) if cache.limits() == limits => Arc::clone(cache),
            _ => {
                let cache = Arc::new(Cache::new(limits));
                self.caches.insert(server.clone(), Arc::clone(&cache));
                cache
            }
        }
    }
}

impl Generation {
    /// Puts a generation together. The rules were compiled for this configuration.
    pub(crate) fn new(
        config: &Config,
        rules: LoadedRules,
        old: Option<&Generation>,
        kept: &mut Kept,
    ) -> Generation {
        let classes: HashMap<Name, Arc<Class>> = config
            .classes
            .iter()
            .map(|class| {
                let before = old.and_then(|old| old.classes.get(&class.name)).map(|class| &**class);
                (class.name.clone(), Arc::new(Class::new(class, before)))
            })
            .collect();
        let mut pools = PoolMap::default();
        for pool in &config.pools {
            let class = pool.persistence.as_ref().map(|own| match classes.get(&own.name) {
                Some(shared) if config.classes.contains(own) => Arc::clone(shared),
                _ => {
                    let before = old.and_then(|old| old.pools.get(&pool.name));
                    Arc::new(Class::new(own, before.and_then(|pool| pool.class.as_deref())))
                }
            });
            let secret = config.cookie_secret.as_ref().map_or(&*kept.secret, |secret| secret.as_bytes());
            // What has not changed is kept, and with it the connections and sessions that were made with it.
            let mut pool = Cow::Borrowed(pool);
            if let Some(before) =
                old.and_then(|old| old.pools.get(&pool.name)).and_then(|old| old.tls.as_ref())
                && pool.tls.as_ref().is_some_and(|tls| tls.is_same(before))
            {
                pool.to_mut().tls = Some(Arc::clone(before));
            }
            let pool = Pool::new(&pool, class, secret, &mut kept.registry);
            pools.insert(pool.name.clone(), Arc::new(pool));
        }
        let pools = Arc::new(pools);
        let observation = Arc::new(Observation::new(config, old.map(|old| &*old.observation)));
        let mut listeners = HashMap::new();
        let mut servers = Vec::new();
        let LoadedRules { mut request, mut response, mut completion, .. } = rules;
        for (index, server) in config.virtual_servers.iter().enumerate() {
            // A configuration names no pool that it does not have.
            let Some(default_pool) = pools.get(&server.default_pool) else { continue };
            listeners.extend(server.listen.iter().map(|address| (*address, servers.len())));
            let take =
                |rules: &mut Vec<PhaseRules>| rules.get_mut(index).map(std::mem::take).unwrap_or_default();
            let (request_rules, response_rules) = (take(&mut request), take(&mut response));
            let completion_rules = take(&mut completion);
            let call = |prefix| [&request_rules, &response_rules].iter().any(|rules| rules.call(prefix));
            let any = |prefix| call(prefix) || completion_rules.call(prefix);
            let mut server = server.clone();
            // What has not changed is kept, and with it clients' TLS sessions.
            if let Some(before) =
                old.and_then(|old| old.server(&server.name)).and_then(|old| old.tls.as_ref())
                && server.tls.as_ref().is_some_and(|tls| tls.is_same(before))
            {
                server.tls = Some(Arc::clone(before));
            }
            servers.push(Arc::new(RunningServer {
                default_pool: Arc::clone(default_pool),
                measures: observation.has_classes() || any("stats."),
                selects: any("requestlog.") || any("recentconns.") || any("request.setLogEnabled"),
                streams: call("http.stream."),
                cache: server.cache.map(|limits| kept.cache(&server.name, limits)),
                may_compress: server.compress.enabled || call("http.compress."),
                request_rules,
                response_rules,
                completion_rules,
                config: server,
            }));
        }
        kept.global.set_limit(config.data_bytes);
        kept.local.set_limit(config.data_bytes);
        kept.caches
            .retain(|name, _| servers.iter().any(|server| server.name == *name && server.cache.is_some()));
        let caches = servers.iter().filter_map(|server| {
            let cache = Arc::clone(server.cache.as_ref()?);
            Some((server.name.clone(), (cache, server.default_pool.name.clone())))
        });
        let queues = Arc::new(rate::queues(&config.rate_classes, old.map(|old| &*old.services.queues)));
        let mut authenticators = kept.authenticators.clone();
        for authenticator in &config.authenticators {
            let users: Arc<dyn Authenticator> = Arc::clone(&authenticator.users) as _;
            authenticators.insert(authenticator.name.clone(), users);
        }
        let world = ProxyWorld::new(
            Arc::clone(&pools),
            Arc::clone(&kept.global),
            Arc::clone(&kept.local),
            config.resources.clone(),
            config.places.clone(),
            caches.collect(),
            Arc::clone(&observation),
        )
        .with_queues(Arc::clone(&queues));
        Generation {
            number: old.map_or(1, |old| old.number + 1),
            servers,
            listeners,
            pools,
            classes,
            max_connections: config.max_connections,
            shutdown: config.shutdown,
            folder: config.path.parent().unwrap_or(Path::new("")).to_owned(),
            world: Arc::new(world),
            observation,
            services: Services { config: config.outbound.clone(), queues, desk: Desk::new(authenticators) },
        }
    }

    /// A virtual server by name.
    fn server(&self, name: &str) -> Option<&RunningServer> {
        self.servers.iter().find(|server| &*server.name == name).map(|server| &**server)
    }

    /// What serves a listener.
    pub(crate) fn serve(self: &Arc<Self>, listener: SocketAddr) -> Option<Served> {
        let server = self.servers.get(*self.listeners.get(&listener)?)?;
        Some(Served {
            server: Arc::clone(server),
            generation: Arc::clone(self),
            checked: Cell::new(self.number),
            removed: Cell::new(false),
        })
    }

    /// A persistence class that a rule names.
    pub(crate) fn class(&self, name: &str) -> Option<&Arc<Class>> {
        self.classes.get(name)
    }

    /// How long requests in flight may go on at the end.
    pub(crate) fn grace(&self) -> Duration {
        self.shutdown.limit
    }
}
