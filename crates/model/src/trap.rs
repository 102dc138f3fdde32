//! How a run fails, and how it complains.

use std::fmt;

/// Where in the source something happened. Plain numbers: whoever holds the source turns them into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Site {
    /// The file's number in the program (0 is the rule itself, others are imports).
    pub file: u32,
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset behind the last byte.
    pub end: u32,
    /// The line of `start`, counted from 1.
    pub line: u32,
}

/// Why a run was stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The fuel between two suspensions, or of the whole run, is used up.
    OutOfFuel,
    /// The workspace is full.
    OutOfMemory,
    /// Too many subs inside subs.
    CallDepth,
    /// Too many containers inside containers.
    ContainerDepth,
    /// A regular expression took more steps than it may.
    RegexLimit,
    /// `lang.assert` found its condition false; the message is the rule's own.
    Assertion(String),
    /// A warning under `import strict;`.
    Strict(String),
    /// The host could not do what a builtin waited for, or does not wait at all.
    Host(String),
}

impl Fault {
    /// The fault's stable name, as in the decision record.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::OutOfFuel => "out-of-fuel",
            Fault::OutOfMemory => "out-of-memory",
            Fault::CallDepth => "call-depth",
            Fault::ContainerDepth => "container-depth",
            Fault::RegexLimit => "regex-limit",
            Fault::Assertion(_) => "assertion",
            Fault::Strict(_) => "strict",
            Fault::Host(_) => "host",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::OutOfFuel => f.write_str("the rule ran for too many steps"),
            Fault::OutOfMemory => f.write_str("the rule used too much memory"),
            Fault::CallDepth => f.write_str("too many subs called inside each other"),
            Fault::ContainerDepth => f.write_str("arrays and hashes are nested too deeply"),
            Fault::RegexLimit => f.write_str("the regular expression took too many steps"),
            Fault::Assertion(message) => write!(f, "assertion failed: {message}"),
            Fault::Strict(message) => write!(f, "{message} (the rule says `import strict`)"),
            Fault::Host(message) => f.write_str(message),
        }
    }
}

/// A run that was stopped: why, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trap {
    /// Why.
    pub fault: Fault,
    /// Where.
    pub site: Site,
}

/// Something a run did that is probably not meant; the run went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What happened.
    pub message: String,
    /// Where.
    pub site: Site,
}
