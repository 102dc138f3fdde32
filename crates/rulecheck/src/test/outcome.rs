//! What happened in a case, as the matcher sees it: lines and words, no compiler's or machine's types.

use pointsman::LogLevel;
use pointsman_syntax::{Code, Severity};

use crate::record::Record;

/// The lines that something reaches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The first, from 1; 0 when it is in another file than the script.
    pub(crate) first: u32,
    /// The last.
    pub(crate) last: u32,
}

impl Lines {
    /// Not in the script itself.
    pub(crate) const ELSEWHERE: Lines = Lines { first: 0, last: 0 };

    /// Whether a line is among them.
    pub(crate) fn contain(self, line: u32) -> bool {
        self.first != 0 && self.first <= line && line <= self.last
    }
}

/// Something that was logged, warned of or given as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The text.
    pub(crate) text: Vec<u8>,
    /// Where.
    pub(crate) lines: Lines,
}

/// A diagnostic.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// What kind.
    pub(crate) code: &'static Code,
    /// How bad.
    pub(crate) severity: Severity,
    /// What is wrong.
    pub(crate) message: String,
    /// Everything that a person reads of it: message, labels, help.
    pub(crate) words: String,
    /// Where.
    pub(crate) lines: Lines,
}

/// Everything that happened in a case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// The compiler's findings.
    pub(crate) diagnostics: Vec<Found>,
    /// The rules' log.
    pub(crate) log: Vec<(LogLevel, Said)>,
    /// The values of the statements that have one expected.
    pub(crate) values: Vec<Said>,
    /// Run-time warnings.
    pub(crate) warnings: Vec<Said>,
    /// The trap: "kind: message".
    pub(crate) trap: Option<Said>,
    /// What stood at the end; `None` when the rule did not compile.
    pub(crate) record: Option<Record>,
}
