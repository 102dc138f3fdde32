//! Pools, their nodes, and what binds sessions to them.

use std::ops::Range;
use std::time::Duration;

use pointsman::{Name, NodeState};
use toml::Spanned;

use super::{Check, period, unknown};
use crate::config::file::{Kind, NodeEntry, NodeTable, PersistenceEntry, PersistenceTable, PoolTable, State};
use crate::config::units::host_and_port;
use crate::config::{Class, ClassKind, Node, Pool, PoolTimeouts, Problem};

/// Sessions that a table keeps unless it says otherwise (TrafficScript's own figure).
const SESSIONS: usize = 32_768;

impl Check<'_> {
    pub(in crate::config) fn pool(
        &mut self,
        name: &Spanned<String>,
        table: &PoolTable,
        classes: &[Class],
    ) -> Pool {
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
        let tls = table.tls.as_ref().and_then(|table| self.origination(name, table, &nodes));
        Pool {
            name: Name::from(name),
            nodes,
            tls,
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

    pub(in crate::config) fn class(&mut self, name: Name, table: &PersistenceTable) -> Class {
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
