//! A running proxy: its workers, its configuration, and changing that under load.
//!
//! A reload is made ready completely (files read, rules compiled, new addresses bound) before anything changes;
//! then one pointer is swapped. When any of it fails, nothing has changed.

use std::collections::HashMap;
use std::fmt;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pointsman::syntax::Severity;
use pointsman::{Diagnostics, Engine, MemoryStore};
use tokio::runtime::{Builder, LocalOptions};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::authentication::Authenticators;
use crate::balance::{Pool, Registry};
use crate::clock;
use crate::config::{Config, Problems};
use crate::files::Loaded;
use crate::generation::{Generation, Kept};
use crate::log::{Level, Log};
use crate::node::SessionCount;
use crate::record::Observer;
use crate::rules::LoadedRules;
use crate::serve::{self, Command};
use crate::session::{Shared, Stage};

/// Why a configuration cannot run.
#[derive(Debug)]
pub enum Refused {
    /// The file is wrong.
    Config(Problems),
    /// Rules are.
    Rules(Vec<Diagnostics>),
    /// An address cannot be listened on.
    Bind(SocketAddr, std::io::Error),
    /// The machine did not give what a worker needs.
    Worker(std::io::Error),
}

impl Refused {
    /// For a person, with lines shown.
    pub fn render(&self, color: bool) -> String {
        match self {
            Refused::Config(problems) => problems.render(color),
            Refused::Rules(all) => render_rules(all, Severity::Warning, color),
            other => format!("error: {other}\n"),
        }
    }
}

/// Diagnostics of rules as `rulecheck` shows them, from a severity up.
pub(crate) fn render_rules(all: &[Diagnostics], least: Severity, color: bool) -> String {
    let mut text = String::new();
    for diagnostics in all {
        for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least) {
            text.push_str(&pointsman::syntax::render::render(diagnostic, &diagnostics.sources, color));
            text.push('\n');
        }
    }
    text
}

impl fmt::Display for Refused {
    /// In one line, for the log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Config(problems) => {
                let mut lines = problems.lines();
                f.write_str(&lines.next().unwrap_or_default())?;
                more(f, lines.count())
            }
            Refused::Rules(all) => {
                let errors: Vec<_> = all
                    .iter()
                    .flat_map(|diagnostics| {
                        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
                        errors.map(move |diagnostic| (diagnostics, diagnostic))
                    })
                    .collect();
                let Some((diagnostics, first)) = errors.first() else {
                    return f.write_str("a rule is wrong");
                };
                if let Some(file) = diagnostics.sources.get(first.file) {
                    let at = file.position(first.span.start);
                    write!(f, "{}:{}:{}: ", file.name(), at.line, at.column)?;
                }
                write!(f, "{}", first.message)?;
                more(f, errors.len() - 1)
            }
            Refused::Bind(address, error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                write!(f, "cannot listen on {address}: somebody else does")
            }
            Refused::Bind(address, error) => write!(f, "cannot listen on {address}: {error}"),
            Refused::Worker(error) => write!(f, "cannot start a worker: {error}"),
        }
    }
}

fn more(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    if count > 0 { write!(f, " (and {count} more)") } else { Ok(()) }
}

impl std::error::Error for Refused {}

/// What a proxy is started with beside its configuration.
#[derive(Default)]
pub struct Options {
    /// Where events go; standard error when nothing is said.
    pub log: Option<Arc<Log>>,
    /// Who is told of each request.
    pub observer: Option<Observer>,
    /// Authenticators beside those of the configuration, which go first when the names are the same.
    pub authenticators: Authenticators,
}

/// What a reload did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reloaded {
    /// The number of the generation that serves now.
    pub generation: u64,
    /// Addresses that are new.
    pub opened: Vec<SocketAddr>,
    /// Addresses that are gone.
    pub closed: Vec<SocketAddr>,
}

/// A running proxy. Dropping it cuts what is left.
pub struct Proxy {
    shared: Arc<Shared>,
    workers: Vec<WorkerHandle>,
    /// By the address in the configuration, the one that is bound (they differ for port 0).
    listeners: HashMap<SocketAddr, SocketAddr>,
    kept: Kept,
    engine: Engine,
    next_rule: u64,
    /// Files whose change means a new configuration.
    files: Vec<Loaded>,
}

struct WorkerHandle {
    commands: UnboundedSender<Command>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("listeners", &self.listeners).finish_non_exhaustive()
    }
}

/// A store of rules' values, which says when it is full.
fn store(function: &'static str, bytes: usize, log: &Arc<Log>) -> MemoryStore {
    let log = Arc::clone(log);
    MemoryStore::new(bytes).when_full(move |limit| {
        log.event(
            Level::Warn,
            format_args!(
                "{function}: the store is full ({limit} bytes, `rules.data_bytes`): new values are refused until \
                 rules remove others"
            ),
        );
    })
}

/// A configuration made ready to serve.
struct Ready {
    generation: Generation,
    files: Vec<Loaded>,
}

impl Proxy {
    /// Starts a proxy. It serves when this returns.
    pub fn start(config: &Config, options: Options) -> Result<Proxy, Refused> {
        let log = options.log.unwrap_or_else(|| Arc::new(Log::stderr()));
        let mut secret = vec![0; 32];
        getrandom::fill(&mut secret).map_err(|error| Refused::Worker(std::io::Error::other(error)))?;
        let engine = Engine::standard();
        let mut kept = Kept {
            registry: Registry::default(),
            secret,
            global: Arc::new(store("data.set", config.data_bytes, &log)),
            local: Arc::new(store("data.local.set", config.data_bytes, &log)),
            caches: HashMap::default(),
            authenticators: options.authenticators,
        };
        let mut next_rule = 0;
        let ready = prepare(&engine, config, None, &mut kept, &mut next_rule, &log)?;
        let count =
            config.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
        let mut bound = Vec::new();
        for &address in config.virtual_servers.iter().flat_map(|server| &server.listen) {
            bound.push((address, bind(address, count)?));
        }
        let mut proxy = Proxy {
            shared: Arc::new(Shared::new(ready.generation, log, options.observer)),
            workers: Vec::with_capacity(count),
            listeners: HashMap::new(),
            kept,
            engine,
            next_rule,
            files: ready.files,
        };
        for number in 0..count {
            let worker = start_worker(number, &proxy.shared).map_err(Refused::Worker)?;
            proxy.workers.push(worker);
        }
        for (address, listeners) in bound {
            proxy.listen(address, listeners);
        }
        Ok(proxy)
    }

    /// Changes to another configuration. Requests in flight end as they began; sessions, counts, health and
    /// `data` stay.
    pub fn reload(&mut self, config: &Config) -> Result<Reloaded, Refused> {
        let old = self.shared.generation();
        let log = Arc::clone(&self.shared.log);
        let ready = prepare(&self.engine, config, Some(&old), &mut self.kept, &mut self.next_rule, &log)?;
        let wanted: Vec<SocketAddr> =
            config.virtual_servers.iter().flat_map(|server| server.listen.iter().copied()).collect();
        let mut opened = Vec::new();
        for &address in wanted.iter().filter(|address| !self.listeners.contains_key(address)) {
            opened.push((address, bind(address, self.workers.len())?));
        }
        // From here on nothing can fail.
        if config.threads.is_some_and(|threads| threads != self.workers.len()) {
            log.event(Level::Warn, format_args!("the number of threads changes with a restart only"));
        }
        let mut reloaded = Reloaded {
            generation: ready.generation.number,
            opened: opened.iter().map(|(address, _)| *address).collect(),
            closed: self.listeners.keys().filter(|address| !wanted.contains(address)).copied().collect(),
        };
        reloaded.closed.sort();
        self.shared.set_generation(ready.generation);
        self.files = ready.files;
        for (address, listeners) in opened {
            self.listen(address, listeners);
        }
        for address in &reloaded.closed {
            self.listeners.remove(address);
            self.tell_all(|| Command::Unlisten(*address));
        }
        drop(old);
        self.kept.registry.sweep();
        Ok(reloaded)
    }

    fn listen(&mut self, address: SocketAddr, listeners: Vec<TcpListener>) {
        if let Some(bound) = listeners.first().and_then(|listener| listener.local_addr().ok()) {
            self.listeners.insert(address, bound);
        }
        for (worker, listener) in self.workers.iter().zip(listeners) {
            // A worker is gone only when the process is on its way out.
            let _ = worker.commands.send(Command::Listen(address, listener));
        }
    }

    fn tell_all(&self, command: impl Fn() -> Command) {
        for worker in &self.workers {
            let _ = worker.commands.send(command());
        }
    }

    /// The addresses it listens on, by the ones in the configuration.
    pub fn addresses(&self) -> impl Iterator<Item = (SocketAddr, SocketAddr)> + '_ {
        self.listeners.iter().map(|(configured, bound)| (*configured, *bound))
    }

    /// The files whose change means a new configuration.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| &*file.path)
    }

    /// The same, with what was loaded from them.
    pub(crate) fn loaded(&self) -> &[Loaded] {
        &self.files
    }

    /// The number of the generation that serves now.
    pub fn generation(&self) -> u64 {
        self.shared.generation_number()
    }

    /// The log.
    pub fn log(&self) -> &Arc<Log> {
        &self.shared.log
    }

    /// Something that can be asked about pools from any thread.
    pub fn pools(&self) -> Pools {
        Pools { shared: Arc::clone(&self.shared) }
    }

    /// Writes to the log what was counted, how well service levels are kept, and the latest transactions.
    pub fn tell_observed(&self) {
        self.shared.generation().observation.tell(&self.shared.log);
    }

    /// Begins to stop: no new connections, and each reply closes its own.
    pub fn begin_stop(&self) {
        self.stage(Stage::LameDuck);
    }

    fn stage(&self, stage: Stage) {
        self.shared.set_stage(stage);
        self.tell_all(|| Command::Stage);
    }

    /// Stops: lets requests in flight end, within the limit of the configuration, and cuts the rest. `hurry` is
    /// asked now and then whether to cut at once. True when nothing had to be cut.
    pub fn stop(mut self, mut hurry: impl FnMut() -> bool) -> bool {
        let generation = self.shared.generation();
        self.begin_stop();
        let begin = Instant::now();
        let mut is_over = |proxy: &Proxy, until: Duration| loop {
            if proxy.workers.iter().all(|worker| worker.thread.as_ref().is_none_or(JoinHandle::is_finished)) {
                return Some(true);
            }
            if hurry() {
                return Some(false);
            }
            if begin.elapsed() >= until {
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        };
        let mut over = is_over(&self, generation.shutdown.lame_duck);
        if over.is_none() {
            self.stage(Stage::Closing);
            over = is_over(&self, generation.shutdown.lame_duck + generation.grace());
        }
        self.cut();
        self.tell_observed();
        self.shared.log.flush();
        over == Some(true)
    }

    fn cut(&mut self) {
        self.stage(Stage::Cut);
        for worker in &mut self.workers {
            if let Some(thread) = worker.thread.take() {
                // It panicked or not: it is over.
                let _ = thread.join();
            }
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.cut();
    }
}

/// The pools of a running proxy, to look at.
#[derive(Clone)]
pub struct Pools {
    shared: Arc<Shared>,
}

impl fmt::Debug for Pools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pools")
    }
}

impl Pools {
    /// A pool of the configuration that serves now.
    pub fn get(&self, name: &str) -> Option<Arc<Pool>> {
        self.shared.generation().pools.get(name).cloned()
    }

    /// The sessions of a node in a pool.
    pub fn sessions(&self, pool: &str, address: &str) -> Option<SessionCount> {
        let pool = self.get(pool)?;
        let node = pool.nodes.iter().find(|node| *node.address == *address)?;
        Some(node.live.sessions.count(clock::now()))
    }
}

fn prepare(
    engine: &Engine,
    config: &Config,
    old: Option<&Generation>,
    kept: &mut Kept,
    next_rule: &mut u64,
    log: &Log,
) -> Result<Ready, Refused> {
    let rules = LoadedRules::load(engine, config, next_rule);
    if rules.any_error() {
        return Err(Refused::Rules(rules.diagnostics));
    }
    for line in config.warnings.lines() {
        log.event(Level::Warn, format_args!("{line}"));
    }
    if !rules.diagnostics.is_empty() {
        let text = render_rules(&rules.diagnostics, Severity::Warning, false);
        for line in text.lines().filter(|line| !line.is_empty()) {
            log.event(Level::Warn, format_args!("{line}"));
        }
    }
    let mut files = vec![Loaded::new(&config.path, config.text.as_bytes())];
    for server in &config.virtual_servers {
        let rules = server.rules();
        files.extend(rules.map(|rule| Loaded::new(&rule.path, &rule.text)));
        files.extend(server.tls.iter().flat_map(|tls| tls.files()).cloned());
    }
    for tls in config.pools.iter().filter_map(|pool| pool.tls.as_ref()) {
        files.extend(tls.files().cloned());
    }
    for authenticator in &config.authenticators {
        files.extend(authenticator.files.iter().map(|(path, text)| Loaded::new(path, text)));
    }
    files.extend(rules.imported.iter().cloned());
    files.sort();
    files.dedup();
    Ok(Ready { generation: Generation::new(config, rules, old, kept), files })
}

fn bind(address: SocketAddr, count: usize) -> Result<Vec<TcpListener>, Refused> {
    serve::bind(address, count).map_err(|error| Refused::Bind(address, error))
}

fn start_worker(number: usize, shared: &Arc<Shared>) -> std::io::Result<WorkerHandle> {
    let (commands, receiver) = unbounded_channel();
    let (started, start) = std::sync::mpsc::channel();
    let shared = Arc::clone(shared);
    let thread = std::thread::Builder::new().name(format!("worker-{number}")).spawn(move || {
        match Builder::new_current_thread().enable_all().build_local(LocalOptions::default()) {
            Ok(runtime) => {
                // Whoever waits for this is still there: it waits.
                let _ = started.send(Ok(()));
                runtime.block_on(serve::run(shared, receiver));
            }
            Err(error) => {
                let _ = started.send(Err(error));
            }
        }
    })?;
    start.recv().map_err(std::io::Error::other)??;
    Ok(WorkerHandle { commands, thread: Some(thread) })
}
