//! The words for the world around a request: stores, pools, files and the log. What a host answers of them is in
//! [`Transaction`](crate::Transaction).

use bytes::Bytes;

use crate::Site;

/// A store of values that outlive a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Store {
    /// `connection.data.*`: this transaction's own.
    Connection,
    /// `data.*`: all rules, all connections.
    Global,
    /// `data.local.*`: as `Global`, but of this process.
    Local,
}

/// The state of a node in a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeState {
    /// Takes new sessions.
    Active,
    /// Keeps its sessions and takes no new ones.
    Draining,
    /// Takes nothing.
    Disabled,
    /// Found dead; tried again later.
    Failed,
}

/// A pool as rules see it: its nodes ("host:port") and their states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolView {
    /// In the order of the configuration.
    pub nodes: Vec<(String, NodeState)>,
}

/// A file of the configuration's resource folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its contents.
    pub bytes: Bytes,
    /// When it was modified last, as Unix time in seconds.
    pub modified: i64,
}

/// How serious a log line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogLevel {
    /// `log.info`.
    Info,
    /// `log.warn`.
    Warn,
    /// `log.error`.
    Error,
}

impl LogLevel {
    /// As in the decision record.
    pub fn name(self) -> &'static str {
        match self {
            LogLevel::Info => "info",
            LogLevel::Warn => "warn",
            LogLevel::Error => "error",
        }
    }
}

/// A line that a rule logs.
#[derive(Clone, Copy, Debug)]
pub struct LogRecord<'a> {
    /// How serious.
    pub level: LogLevel,
    /// The text as the rule gave it: any bytes.
    pub message: &'a [u8],
    /// The rule's name.
    pub rule: &'a str,
    /// The call's place in the source.
    pub site: Site,
}
