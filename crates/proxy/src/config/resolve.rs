//! From the written tables to a [`Config`]: every name looked up, every address parsed, all problems found in
//! one go.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::net::SocketAddr;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use pointsman::{Name, NodeState, PlaceDatabase};
use toml::Spanned;

use super::file::{
    CacheTable, CompressTable, File, Kind, NodeEntry, NodeTable, PersistenceEntry, PersistenceTable,
    PoolTable, State, VirtualServerTable,
};
use super::units::{Period, Size, host_and_port};
use super::{
    CacheLimits, Class, ClassKind, Compress, Config, Limits, Node, OnTrap, Pool, PoolTimeouts, Problem,
    Problems, RuleFile, ServerTimeouts, ServiceClass, Shutdown, Source, VirtualServer,
};

/// Sessions that a table keeps unless it says otherwise (TrafficScript's own figure).
const SESSIONS: usize = 32_768;

pub(super) fn resolve(source: &Source, path: &Path, text: String) -> Result<Config, Problems> {
    let file: File = match toml::from_str(&text) {
        Ok(file) => file,
        Err(error) => {
            let problem = Problem::at(error.span().unwrap_or(0..0), error.message().trim_end());
            return Err(Problems { path: path.to_owned(), text, list: vec![problem] });
        }
    };
    let mut check = Check {
        source,
        folder: path.parent().unwrap_or(Path::new("")),
        problems: Vec::new(),
        listeners: BTreeMap::new(),
        rules: BTreeMap::new(),
    };
    let config = check.file(file, path);
    let problems = Problems { path: path.to_owned(), text, list: check.problems };
    if problems.any_error() {
        return Err(problems);
    }
    Ok(Config { text: problems.text.clone(), warnings: problems, ..config })
}

pub(super) struct Check<'a> {
    pub(super) source: &'a Source,
    pub(super) folder: &'a Path,
    problems: Vec<Problem>,
    /// Addresses that are taken, by which virtual server.
    listeners: BTreeMap<SocketAddr, String>,
    /// Rule files read so far; `None` when one could not be read.
    rules: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

impl Check<'_> {
    pub(super) fn say(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn file(&mut self, file: File, path: &Path) -> Config {
        let classes: Vec<Class> = file
            .persistence
            .iter()
            .map(|(name, table)| self.class(Name::from(name.as_ref().as_str()), table))
            .collect();
        let pools: Vec<Pool> =
            file.pools.iter().map(|(name, table)| self.pool(name, table, &classes)).collect();
        if file.virtual_servers.is_empty() {
            self.say(
                Problem::at(0..0, "there is no virtual server, so nothing would be served")
                    .help("add a table like [virtual_servers.web] with `listen` and `default_pool`"),
            );
        }
        let service_levels: Vec<ServiceClass> = file
            .service_levels
            .iter()
            .map(|(name, table)| ServiceClass {
                name: Name::from(name.as_ref().as_str()),
                response_time: period(table.response_time, Duration::from_secs(1)),
                serious: table
                    .serious
                    .as_ref()
                    .map_or(0, |serious| self.bounded(serious, "`serious`", 0, 100)),
            })
            .collect();
        self.known_service_levels(&file, &service_levels);
        let virtual_servers = file
            .virtual_servers
            .iter()
            .map(|(name, table)| self.virtual_server(name.as_ref(), table, &pools))
            .collect();
        let resources = file.rules.resources.map(|folder| {
            let path = self.folder.join(folder.as_ref());
            if !path.is_dir() {
                let message = format!("there is no folder {}", path.display());
                self.say(Problem::at(folder.span(), message));
            }
            path
        });
        let places = file.rules.geo.as_ref().and_then(|file| self.places(file));
        if let Some(secret) = &file.cookie_secret
            && secret.as_ref().len() < 16
        {
            self.say(Problem::at(secret.span(), "a cookie secret has at least 16 characters"));
        }
        Config {
            path: path.to_owned(),
            text: String::new(),
            source: self.source.clone(),
            threads: file.threads.map(|threads| self.bounded(&threads, "the number of threads", 1, 1024)),
            max_connections: file
                .max_connections
                .map_or(10_000, |limit| self.bounded(&limit, "the number of connections", 1, 10_000_000)),
            cookie_secret: file.cookie_secret.map(Spanned::into_inner),
            virtual_servers,
            pools,
            classes,
            shutdown: Shutdown {
                lame_duck: period(file.shutdown.lame_duck, Duration::from_millis(500)),
                limit: period(file.shutdown.limit, Duration::from_secs(30)),
            },
            access_log: file.log.access,
            recent: file.log.recent,
            service_levels,
            outbound: self.outbound(&file.outbound),
            rate_classes: file
                .rate_classes
                .iter()
                .map(|(name, table)| self.rate_class(name, table))
                .collect(),
            authenticators: self.authenticators(&file.authenticators),
            data_bytes: file.rules.data_bytes.map_or(64 << 20, |size| size.0),
            resources,
            places,
            warnings: Problems::default(),
        }
    }

    /// Reads a database of places. It is read anew with each reload.
    fn places(&mut self, file: &Spanned<String>) -> Option<Arc<PlaceDatabase>> {
        let read = self.source.read_up_to(&self.folder.join(file.as_ref()), Source::MAX_DATABASE_BYTES);
        let problem = match read.map(PlaceDatabase::new) {
            Ok(Ok(database)) => return Some(Arc::new(database)),
            Ok(Err(error)) => {
                Problem::at(file.span(), format!("`{}` cannot be used: {error}", file.as_ref()))
                    .help("give a .mmdb file, such as GeoLite2-City.mmdb")
            }
            Err(error) => {
                let name = file.as_ref();
                Problem::at(file.span(), format!("the database of places `{name}` cannot be read: {error}"))
            }
        };
        self.say(problem);
        None
    }

    /// Virtual servers name classes that there are.
    fn known_service_levels(&mut self, file: &File, known: &[ServiceClass]) {
        for name in file.virtual_servers.values().filter_map(|server| server.as_ref().service_level.as_ref())
        {
            if !known.iter().any(|class| *class.name == **name.as_ref()) {
                self.say(unknown(name, "service level", known.iter().map(|class| &*class.name)));
            }
        }
    }

    fn virtual_server(
        &mut self,
        name: &str,
        table: &Spanned<VirtualServerTable>,
        pools: &[Pool],
    ) -> VirtualServer {
        let span = table.span();
        let table = table.as_ref();
        if table.listen.is_empty() {
            self.say(
                Problem::at(span, format!("the virtual server `{name}` listens nowhere"))
                    .help("add `listen = [\"127.0.0.1:8080\"]`"),
            );
        }
        let listen = table.listen.iter().filter_map(|address| self.listener(name, address)).collect();
        let default_pool = table.default_pool.as_ref();
        if !pools.iter().any(|pool| *pool.name == **default_pool) {
            let known = pools.iter().map(|pool| &*pool.name);
            let problem = unknown(&table.default_pool, "pool", known);
            self.say(problem);
        }
        VirtualServer {
            name: Name::from(name),
            listen,
            default_pool: Name::from(default_pool.as_str()),
            request_rules: self.rules(&table.request_rules),
            response_rules: self.rules(&table.response_rules),
            completion_rules: self.rules(&table.completion_rules),
            on_trap: table.on_trap.as_ref().map_or(OnTrap::Continue, |text| self.on_trap(text)),
            service_level: table.service_level.as_ref().map(|name| Name::from(name.as_ref().as_str())),
            forwarded: table.forwarded,
            trusted_proxies: table.trusted_proxies.iter().filter_map(|text| self.network(text)).collect(),
            via: table.via.as_ref().map(|name| self.token(name, "the name in a Via header")),
            timeouts: ServerTimeouts {
                tls_handshake: period(table.timeouts.tls_handshake, Duration::from_secs(10)),
                header_read: period(table.timeouts.header_read, Duration::from_secs(10)),
                keep_alive: period(table.timeouts.keep_alive, Duration::from_secs(60)),
                idle: period(table.timeouts.idle, Duration::from_secs(30)),
                tunnel_idle: period(table.timeouts.tunnel_idle, Duration::from_secs(600)),
                transaction: table.timeouts.transaction.map(|period| period.0),
            },
            limits: Limits {
                head_bytes: table.limits.head_bytes.as_ref().map_or(32 << 10, |size| {
                    let bytes = Spanned::new(size.span(), size.as_ref().0);
                    self.bounded(&bytes, "the limit on a head", 1024, 1 << 20)
                }),
                rule_body_bytes: table.limits.rule_body_bytes.unwrap_or(Size(1 << 20)).0,
                requests_per_connection: table
                    .limits
                    .requests_per_connection
                    .as_ref()
                    .map_or(10_000, |limit| self.bounded(limit, "the number of requests", 1, u32::MAX)),
            },
            compress: self.compress(&table.compress),
            cache: self.cache(&table.cache),
            tls: table.tls.as_ref().and_then(|table| self.tls(name, table)),
        }
    }

    fn compress(&mut self, table: &CompressTable) -> Compress {
        let default = Compress::default();
        for media in table.types.iter().flatten() {
            let (kind, rest) = media.as_ref().split_once('/').unwrap_or((media.as_ref(), ""));
            if kind.is_empty() || rest.is_empty() {
                let message = format!("`{}` is no media type", media.as_ref());
                self.say(Problem::at(media.span(), message).help("write it as \"text/html\" or \"text/*\""));
            }
        }
        Compress {
            enabled: table.enabled,
            types: match &table.types {
                Some(types) => types.iter().map(|media| media.as_ref().clone()).collect(),
                None => default.types,
            },
            min_bytes: table.min_bytes.map_or(default.min_bytes, |size| size.0 as u64),
            level: table
                .level
                .as_ref()
                .map_or(default.level, |level| self.bounded(level, "the level of compression", 1, 9)),
        }
    }

    fn cache(&mut self, table: &CacheTable) -> Option<CacheLimits> {
        let mut size = |size: &Option<Spanned<Size>>, what: &str, default: usize| {
            size.as_ref().map_or(default, |size| {
                let bytes = Spanned::new(size.span(), size.as_ref().0);
                self.bounded(&bytes, what, 1024, 1 << 40)
            })
        };
        let bytes = size(&table.bytes, "the size of a cache", 64 << 20);
        let entry_bytes = size(&table.entry_bytes, "the size of a response in a cache", 1 << 20);
        table.enabled.then_some(CacheLimits { bytes, entry_bytes })
    }

    fn listener(&mut self, server: &str, address: &Spanned<String>) -> Option<SocketAddr> {
        let Ok(parsed) = address.as_ref().parse::<SocketAddr>() else {
            let message = format!("`{}` is not an address to listen on", address.as_ref());
            self.say(
                Problem::at(address.span(), message)
                    .help("write an address and a port: \"127.0.0.1:8080\", \"0.0.0.0:80\", \"[::]:80\""),
            );
            return None;
        };
        match self.listeners.entry(parsed) {
            Entry::Vacant(entry) => {
                entry.insert(server.to_owned());
                Some(parsed)
            }
            Entry::Occupied(entry) => {
                let message = format!("the virtual server `{}` listens on {parsed} already", entry.get());
                self.say(Problem::at(address.span(), message));
                None
            }
        }
    }

    fn rules(&mut self, names: &[Spanned<String>]) -> Vec<RuleFile> {
        names.iter().filter_map(|name| self.rule(name)).collect()
    }

    fn rule(&mut self, name: &Spanned<String>) -> Option<RuleFile> {
        let path = self.folder.join(name.as_ref());
        if let Some(read) = self.rules.get(&path) {
            // Named again: said once is enough when it could not be read.
            return read.clone().map(|text| RuleFile { name: name.as_ref().clone(), path, text });
        }
        let read = self.source.read(&path);
        let text = match read {
            Ok(text) => Some(text),
            Err(error) => {
                let message = format!("the rule `{}` cannot be read: {error}", name.as_ref());
                self.say(
                    Problem::at(name.span(), message)
                        .help(format!("rules are looked for beside the configuration: {}", path.display())),
                );
                None
            }
        };
        self.rules.insert(path.clone(), text.clone());
        text.map(|text| RuleFile { name: name.as_ref().clone(), path, text })
    }

    fn on_trap(&mut self, text: &Spanned<String>) -> OnTrap {
        if text.as_ref() == "continue" {
            return OnTrap::Continue;
        }
        let code = text.as_ref().strip_prefix("respond ").and_then(|code| code.trim().parse().ok());
        match code {
            Some(code @ 400..=599) => OnTrap::Respond(code),
            _ => {
                let message = "`on_trap` is \"continue\" or \"respond CODE\" with a code from 400 to 599";
                self.say(Problem::at(text.span(), message));
                OnTrap::Continue
            }
        }
    }

    fn network(&mut self, text: &Spanned<String>) -> Option<ipnet::IpNet> {
        let written = text.as_ref();
        let network =
            written.parse().or_else(|_| written.parse::<std::net::IpAddr>().map(ipnet::IpNet::from));
        if network.is_err() {
            let message = format!("`{written}` is neither an address nor a network like 10.0.0.0/8");
            self.say(Problem::at(text.span(), message));
        }
        network.ok()
    }

    fn token(&mut self, text: &Spanned<String>, what: &str) -> String {
        let word = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if text.as_ref().is_empty() || !text.as_ref().bytes().all(word) {
            let message = format!("{what} is one word of letters, digits and !#$%&'*+-.^_`|~");
            self.say(Problem::at(text.span(), message));
        }
        text.as_ref().clone()
    }

    pub(super) fn bounded<N: Copy + PartialOrd + std::fmt::Display>(
        &mut self,
        value: &Spanned<N>,
        what: &str,
        least: N,
        most: N,
    ) -> N {
        if *value.as_ref() < least || *value.as_ref() > most {
            self.say(Problem::at(value.span(), format!("{what} is from {least} to {most}")));
        }
        *value.as_ref()
    }

    fn pool(&mut self, name: &Spanned<String>, table: &PoolTable, classes: &[Class]) -> Pool {
        let span = name.span();
        let name = name.as_ref().as_str();
        if name == "discard" {
            self.say(
                Problem::at(span.clone(), "`discard` is a built-in pool that closes connections")
                    .help("give this pool another name"),
            );
        }
        let mut nodes: Vec<Node> = Vec::with_capacity(table.nodes.len());
        for entry in &table.nodes {
            let (address, node) = self.node(entry);
            let Some(node) = node else { continue };
            if nodes.iter().any(|other| other.address == node.address) {
                let message = format!("the pool `{name}` has the node {} already", node.address);
                self.say(Problem::at(address, message));
            } else {
                nodes.push(node);
            }
        }
        if !nodes.iter().any(|node| node.state == NodeState::Active) {
            let what = if nodes.is_empty() { "no node" } else { "no active node" };
            let message = format!("the pool `{name}` has {what}: new sessions get a 503");
            self.say(Problem::warning(span, message));
        }
        let persistence = match &table.persistence {
            None => None,
            Some(PersistenceEntry::Own(table)) => Some(self.class(Name::from(name), table)),
            Some(PersistenceEntry::Class(class)) => {
                let found = classes.iter().find(|known| *known.name == **class.as_ref()).cloned();
                if found.is_none() {
                    let known = classes.iter().map(|class| &*class.name);
                    let problem = unknown(class, "persistence class", known);
                    self.say(problem);
                }
                found
            }
        };
        Pool {
            name: Name::from(name),
            nodes,
            balance: table.balance,
            persistence,
            max_attempts: table
                .max_attempts
                .as_ref()
                .map_or(3, |attempts| self.bounded(attempts, "the number of attempts", 1, 100)),
            idle_connections: table.idle_connections.unwrap_or(64),
            timeouts: PoolTimeouts {
                connect: period(table.timeouts.connect, Duration::from_secs(4)),
                reply: period(table.timeouts.reply, Duration::from_secs(30)),
                idle_connection: period(table.timeouts.idle_connection, Duration::from_secs(30)),
                retry_failed: period(table.timeouts.retry_failed, Duration::from_secs(10)),
            },
        }
    }

    fn node(&mut self, entry: &NodeEntry) -> (Range<usize>, Option<Node>) {
        let plain;
        let table = match entry {
            NodeEntry::Table(table) => table,
            NodeEntry::Address(address) => {
                plain =
                    NodeTable { address: address.clone(), name: None, state: State::Active, weight: None };
                &plain
            }
        };
        let address = table.address.as_ref().as_str();
        let span = table.address.span();
        let (host, port) = match host_and_port(address) {
            Ok(parts) => parts,
            Err(message) => {
                self.say(Problem::at(span.clone(), message));
                return (span, None);
            }
        };
        let node = Node {
            host,
            port,
            address: address.to_owned(),
            label: table.name.clone().unwrap_or_else(|| address.to_owned()),
            state: match table.state {
                State::Active => NodeState::Active,
                State::Draining => NodeState::Draining,
                State::Disabled => NodeState::Disabled,
            },
            weight: table.weight.as_ref().map_or(1, |weight| self.bounded(weight, "a weight", 1, 100)),
        };
        (span, Some(node))
    }

    fn class(&mut self, name: Name, table: &PersistenceTable) -> Class {
        let entries = table
            .entries
            .as_ref()
            .map_or(SESSIONS, |entries| self.bounded(entries, "the number of sessions", 1, 100_000_000));
        if let Some(cookie) = &table.cookie {
            self.token(cookie, "a cookie's name");
            if table.kind != Kind::Cookie {
                self.say(Problem::at(cookie.span(), "only persistence of type \"cookie\" has a cookie"));
            }
        }
        if let Some(entries) = &table.entries
            && !matches!(table.kind, Kind::Ip | Kind::Key)
        {
            self.say(Problem::at(entries.span(), "only persistence of type \"ip\" or \"key\" keeps a table"));
        }
        let kind = match table.kind {
            Kind::None => ClassKind::None,
            Kind::Cookie => ClassKind::Cookie(table.cookie.as_ref().map(|name| name.as_ref().clone())),
            Kind::Ip => ClassKind::Ip(entries),
            Kind::Key => ClassKind::Key(entries),
            Kind::Node => ClassKind::Node,
        };
        Class { name, kind, timeout: table.timeout.map(|period| period.0) }
    }
}

pub(super) fn period(written: Option<Period>, default: Duration) -> Duration {
    written.map_or(default, |period| period.0)
}

/// A name that means nothing, with the nearest one that does.
fn unknown<'a>(name: &Spanned<String>, what: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let written = name.as_ref().as_str();
    let problem = Problem::at(name.span(), format!("there is no {what} `{written}`"));
    let nearest = known.map(|known| (distance(written, known), known)).min();
    match nearest {
        Some((distance, known)) if distance <= 1 + written.len() / 3 => {
            problem.help(format!("did you mean `{known}`?"))
        }
        _ => problem,
    }
}

/// How many letters must be added, dropped or changed, in any case.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, &theirs) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != theirs);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
