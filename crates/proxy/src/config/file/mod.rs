//! The configuration file as it is written: tables and keys, nothing checked against anything else.
//!
//! Every key that a person may write is here, with its documentation in `docs/proxy.md`. What names something
//! else carries its place in the file, so that a wrong name is shown where it stands.

mod services;
mod tls;

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use toml::Spanned;

use super::units::{Period, Size};
pub(super) use services::{AuthenticatorTable, OutboundTable, RateClassTable};
pub(super) use tls::{CertificateTable, PoolTlsTable, TlsTable};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) threads: Option<Spanned<usize>>,
    pub(super) max_connections: Option<Spanned<usize>>,
    pub(super) cookie_secret: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) virtual_servers: BTreeMap<Spanned<String>, Spanned<VirtualServerTable>>,
    #[serde(default)]
    pub(super) pools: BTreeMap<Spanned<String>, PoolTable>,
    #[serde(default)]
    pub(super) persistence: BTreeMap<Spanned<String>, PersistenceTable>,
    #[serde(default)]
    pub(super) shutdown: ShutdownTable,
    #[serde(default)]
    pub(super) service_levels: BTreeMap<Spanned<String>, ServiceLevelTable>,
    #[serde(default)]
    pub(super) log: LogTable,
    #[serde(default)]
    pub(super) rules: RulesTable,
    #[serde(default)]
    pub(super) outbound: OutboundTable,
    #[serde(default)]
    pub(super) rate_classes: BTreeMap<Spanned<String>, RateClassTable>,
    #[serde(default)]
    pub(super) authenticators: BTreeMap<Spanned<String>, AuthenticatorTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VirtualServerTable {
    #[serde(default)]
    pub(super) listen: Vec<Spanned<String>>,
    pub(super) default_pool: Spanned<String>,
    #[serde(default)]
    pub(super) request_rules: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) response_rules: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) completion_rules: Vec<Spanned<String>>,
    pub(super) on_trap: Option<Spanned<String>>,
    pub(super) service_level: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) forwarded: Forwarded,
    #[serde(default)]
    pub(super) trusted_proxies: Vec<Spanned<String>>,
    pub(super) via: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) timeouts: ServerTimeoutsTable,
    #[serde(default)]
    pub(super) limits: LimitsTable,
    #[serde(default)]
    pub(super) compress: CompressTable,
    #[serde(default)]
    pub(super) cache: CacheTable,
    pub(super) tls: Option<Spanned<TlsTable>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompressTable {
    #[serde(default)]
    pub(super) enabled: bool,
    pub(super) types: Option<Vec<Spanned<String>>>,
    pub(super) min_bytes: Option<Size>,
    pub(super) level: Option<Spanned<u32>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CacheTable {
    #[serde(default)]
    pub(super) enabled: bool,
    pub(super) bytes: Option<Spanned<Size>>,
    pub(super) entry_bytes: Option<Spanned<Size>>,
    pub(super) collapse: Option<bool>,
    pub(super) collapse_wait: Option<Period>,
}

/// What becomes of `X-Forwarded-For`, `-Proto` and `-Host`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forwarded {
    /// Written anew; a trusted proxy's are kept and added to.
    #[default]
    Set,
    /// Added to, whoever sent them.
    Append,
    /// Left as they came.
    Off,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServerTimeoutsTable {
    pub(super) tls_handshake: Option<Period>,
    pub(super) header_read: Option<Period>,
    pub(super) keep_alive: Option<Period>,
    pub(super) idle: Option<Period>,
    pub(super) tunnel_idle: Option<Period>,
    pub(super) transaction: Option<Period>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitsTable {
    pub(super) head_bytes: Option<Spanned<Size>>,
    pub(super) rule_body_bytes: Option<Size>,
    pub(super) requests_per_connection: Option<Spanned<u32>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PoolTable {
    pub(super) nodes: Vec<NodeEntry>,
    #[serde(default)]
    pub(super) balance: Balance,
    pub(super) persistence: Option<PersistenceEntry>,
    pub(super) max_attempts: Option<Spanned<u32>>,
    pub(super) idle_connections: Option<usize>,
    #[serde(default)]
    pub(super) timeouts: PoolTimeoutsTable,
    pub(super) tls: Option<Spanned<PoolTlsTable>>,
}

/// How a pool spreads requests that no session binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Balance {
    /// Each node in turn, by weight.
    #[default]
    RoundRobin,
    /// The node with the fewest requests in flight, by weight.
    LeastConnections,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PoolTimeoutsTable {
    pub(super) connect: Option<Period>,
    pub(super) reply: Option<Period>,
    pub(super) idle_connection: Option<Period>,
    pub(super) retry_failed: Option<Period>,
}

/// A node: its address alone, or a table.
#[derive(Debug)]
pub(super) enum NodeEntry {
    Address(Spanned<String>),
    Table(NodeTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NodeTable {
    pub(super) address: Spanned<String>,
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) state: State,
    pub(super) weight: Option<Spanned<u32>>,
}

/// A node's state in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    #[default]
    Active,
    Draining,
    Disabled,
}

/// How fast a class of requests is to be served.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceLevelTable {
    pub(super) response_time: Option<Period>,
    pub(super) serious: Option<Spanned<u8>>,
}

/// A pool's persistence: a class by name, or a class of its own.
#[derive(Debug)]
pub(super) enum PersistenceEntry {
    Class(Spanned<String>),
    Own(PersistenceTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersistenceTable {
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    pub(super) cookie: Option<Spanned<String>>,
    pub(super) entries: Option<Spanned<usize>>,
    pub(super) timeout: Option<Period>,
}

/// What binds a session to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    None,
    Cookie,
    Ip,
    Key,
    Node,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShutdownTable {
    pub(super) lame_duck: Option<Period>,
    pub(super) limit: Option<Period>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogTable {
    #[serde(default)]
    pub(super) access: bool,
    #[serde(default)]
    pub(super) recent: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesTable {
    pub(super) data_bytes: Option<Size>,
    pub(super) resources: Option<Spanned<String>>,
    pub(super) geo: Option<Spanned<String>>,
}

impl<'de> Deserialize<'de> for NodeEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entry = Spanned::<TextOr<NodeTable>>::deserialize(deserializer)?;
        let span = entry.span();
        Ok(match entry.into_inner() {
            TextOr::Text(address) => NodeEntry::Address(Spanned::new(span, address)),
            TextOr::Other(table) => NodeEntry::Table(table),
        })
    }
}

impl<'de> Deserialize<'de> for PersistenceEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entry = Spanned::<TextOr<PersistenceTable>>::deserialize(deserializer)?;
        let span = entry.span();
        Ok(match entry.into_inner() {
            TextOr::Text(name) => PersistenceEntry::Class(Spanned::new(span, name)),
            TextOr::Other(table) => PersistenceEntry::Own(table),
        })
    }
}

/// A text or a table. Not serde's `untagged`, which says nothing of what is wrong inside the table.
enum TextOr<T> {
    Text(String),
    Other(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Words<T> {
            type Value = TextOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a table")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<TextOr<T>, E> {
                Ok(TextOr::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TextOr<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::Other)
            }
        }
        deserializer.deserialize_any(Words(std::marker::PhantomData))
    }
}
