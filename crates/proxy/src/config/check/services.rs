//! What rules may ask of the proxy beyond their own request: how far they may go outside, rate classes, authenticators.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use toml::Spanned;

use super::{Check, period};
use crate::authentication::{BadLine, Htpasswd};
use crate::config::file::{AuthenticatorTable, OutboundTable, RateClassTable};
use crate::config::units::Size;
use crate::config::{Authenticator, Destinations, Outbound, Problem, RateClass};

impl Check<'_> {
    pub(in crate::config) fn outbound(&mut self, table: &OutboundTable) -> Outbound {
        let name_servers = table.name_servers.iter().filter_map(|server| {
            let written = server.as_ref();
            let address =
                written.parse().or_else(|_| written.parse().map(|ip: IpAddr| SocketAddr::new(ip, 53)));
            if address.is_err() {
                let message = format!("`{written}` is not the address of a name server");
                self.say(Problem::at(server.span(), message).help(
                    "write an address, with a port when it is not 53: \"192.0.2.53\", \"[2001:db8::1]:5353\"",
                ));
            }
            address.ok()
        });
        let name_servers = name_servers.collect();
        Outbound {
            timeout: period(table.timeout, Duration::from_secs(30)),
            body_bytes: table.body_bytes.unwrap_or(Size(1 << 20)).0,
            per_request: table
                .per_request
                .as_ref()
                .map_or(100, |most| self.bounded(most, "the number of things asked for", 0, 1_000_000)),
            sockets: table
                .sockets
                .as_ref()
                .map_or(8, |most| self.bounded(most, "the number of connections", 0, 1000)),
            authorities: table.authorities.as_ref().and_then(|name| {
                let pem = self.beside(name)?.1;
                if let Err(message) = crate::tls::trust::check(&pem) {
                    self.say(Problem::at(name.span(), message));
                }
                Some(pem)
            }),
            allow: table.allow.as_ref().map(|list| self.destinations(list)),
            name_servers,
        }
    }

    /// Where rules may go.
    fn destinations(&mut self, list: &[Spanned<String>]) -> Destinations {
        let mut destinations = Destinations::default();
        for entry in list {
            if !destinations.add(entry.as_ref()) {
                let message = format!("`{}` is neither an address nor a name of a host", entry.as_ref());
                self.say(Problem::at(entry.span(), message).help(
                    "write a network, an address or a name, the last two with a port or without: \"10.0.0.0/8\", \
                     \"192.0.2.7:25\", \"[2001:db8::7]:443\", \"api.example.com\", \"api.example.com:443\"",
                ));
            }
        }
        destinations
    }

    pub(in crate::config) fn rate_class(
        &mut self,
        name: &Spanned<String>,
        table: &RateClassTable,
    ) -> RateClass {
        let mut limit = |limit: &Option<Spanned<u32>>| {
            limit.as_ref().map_or(0, |limit| self.bounded(limit, "a rate limit", 1, 1_000_000))
        };
        let (per_second, per_minute) = (limit(&table.per_second), limit(&table.per_minute));
        if per_second == 0 && per_minute == 0 {
            let message = format!("the rate class `{}` has no limit", name.as_ref());
            self.say(Problem::at(name.span(), message).help("add `per_second` or `per_minute`"));
        }
        let contexts = table
            .contexts
            .as_ref()
            .map_or(100_000, |contexts| self.bounded(contexts, "the number of contexts", 1, 100_000_000));
        RateClass {
            name: name.as_ref().clone(),
            limits: pointsman::RateClass { per_second, per_minute, contexts },
            queue: table.queue.unwrap_or(1000),
            timeout: period(table.timeout, Duration::from_secs(30)),
        }
    }

    pub(in crate::config) fn authenticators(
        &mut self,
        tables: &BTreeMap<Spanned<String>, AuthenticatorTable>,
    ) -> Vec<Authenticator> {
        tables.iter().filter_map(|(name, table)| self.authenticator(name, table)).collect()
    }

    fn authenticator(&mut self, name: &Spanned<String>, table: &AuthenticatorTable) -> Option<Authenticator> {
        let kind = table.kind.as_ref().as_str();
        if kind != "htpasswd" {
            let message = match kind.to_ascii_lowercase().as_str() {
                "ldap" | "radius" | "tacacs" | "tacacs+" => {
                    format!("authenticators of type `{kind}` are not built in")
                }
                _ => format!("there is no authenticator of type `{kind}`"),
            };
            self.say(Problem::at(table.kind.span(), message).help(
                "built in is \"htpasswd\"; a program that embeds the proxy can add others (see Options::authenticators)",
            ));
            return None;
        }
        let Some(file) = &table.file else {
            let message = format!("the authenticator `{}` has no `file`", name.as_ref());
            self.say(Problem::at(name.span(), message).help("add `file = \"users.htpasswd\"`"));
            return None;
        };
        let (path, text) = self.beside(file)?;
        let mut files = vec![(path, text.clone())];
        let mut users = self.readable(file, Htpasswd::parse(&text))?;
        if let Some(groups) = &table.groups {
            let (path, text) = self.beside(groups)?;
            users = self.readable(groups, users.with_groups(&text))?;
            files.push((path, text));
        }
        Some(Authenticator { name: name.as_ref().clone(), users: Arc::new(users), files })
    }

    fn readable(&mut self, file: &Spanned<String>, read: Result<Htpasswd, BadLine>) -> Option<Htpasswd> {
        match read {
            Ok(users) => Some(users),
            Err(BadLine { line, what }) => {
                let message = format!("line {line} of `{}` {what}", file.as_ref());
                self.say(Problem::at(file.span(), message));
                None
            }
        }
    }

    /// A file beside the configuration.
    fn beside(&mut self, name: &Spanned<String>) -> Option<(PathBuf, Vec<u8>)> {
        let path = self.folder.join(name.as_ref());
        match self.source.read(&path) {
            Ok(text) => Some((path, text)),
            Err(error) => {
                let message = format!("`{}` cannot be read: {error}", name.as_ref());
                self.say(
                    Problem::at(name.span(), message).help(format!("it is looked for at {}", path.display())),
                );
                None
            }
        }
    }
}
