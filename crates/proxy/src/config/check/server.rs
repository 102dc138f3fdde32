//! Virtual servers: where they listen, and what happens to requests that come there.

use std::collections::btree_map::Entry;
use std::net::SocketAddr;
use std::time::Duration;

use pointsman::Name;
use toml::Spanned;

use super::{Check, period, unknown};
use crate::config::file::{CacheTable, CompressTable, VirtualServerTable};
use crate::config::units::Size;
use crate::config::{
    CacheLimits, Compress, Limits, OnTrap, Pool, Problem, RuleFile, ServerTimeouts, VirtualServer,
};

impl Check<'_> {
    pub(in crate::config) fn virtual_server(
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
        let collapses = table.collapse.unwrap_or(true);
        let wait =
            if collapses { period(table.collapse_wait, Duration::from_secs(5)) } else { Duration::ZERO };
        table.enabled.then_some(CacheLimits { bytes, entry_bytes, wait })
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
}
