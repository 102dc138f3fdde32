//! Where the lines go that rules log.

use std::sync::Arc;

use pointsman_model::{LogLevel, LogRecord, Name, Site};

/// A line that a rule logged, owned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// How serious.
    pub level: LogLevel,
    /// The text as the rule gave it: any bytes.
    pub message: Vec<u8>,
    /// The rule's name.
    pub rule: Name,
    /// The call's place in the source.
    pub site: Site,
}

impl From<&LogRecord<'_>> for LogLine {
    fn from(record: &LogRecord<'_>) -> LogLine {
        LogLine {
            level: record.level,
            message: record.message.to_vec(),
            rule: Name::from(record.rule),
            site: record.site,
        }
    }
}

/// A callback that takes log lines as they come.
pub type LogCallback = Arc<dyn Fn(&LogRecord<'_>) + Send + Sync>;

/// Where the lines go that rules log.
#[derive(Clone)]
pub enum LogSink {
    /// They are kept in the transaction, in order.
    Collect(Vec<LogLine>),
    /// They go to a callback at once.
    Callback(LogCallback),
}

impl Default for LogSink {
    fn default() -> Self {
        LogSink::Collect(Vec::new())
    }
}

impl std::fmt::Debug for LogSink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LogSink::Collect(lines) => f.debug_tuple("Collect").field(lines).finish(),
            LogSink::Callback(_) => f.write_str("Callback"),
        }
    }
}
