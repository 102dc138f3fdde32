//! The workloads by name.

use std::fmt;
use std::str::FromStr;

/// What is to be done for each request. See `docs/performance.md` for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// The gallery rule: a substring of the path, then the client's network.
    W1,
    /// Twenty virtual hosts, five of them with a path prefix.
    W2,
    /// The browser's name and version, from the `User-Agent` header to one of our own.
    W3,
    /// A loop over a thousand networks written as text; none matches.
    W4a,
    /// The same loop over networks that were parsed before; what W4a would be without parsing.
    W4aParsed,
    /// The same thousand networks in a set, where the engine has one.
    W4b,
    /// A loop of a thousand rounds: arithmetic, an array, some text.
    W5a,
    /// `fib(20)`: 21,891 calls.
    W5b,
    /// A regular expression over each of fifteen headers; none matches.
    W6,
}

impl Workload {
    /// All of them, in the order of the tables.
    pub const ALL: [Workload; 9] = [
        Workload::W1,
        Workload::W2,
        Workload::W3,
        Workload::W4a,
        Workload::W4aParsed,
        Workload::W4b,
        Workload::W5a,
        Workload::W5b,
        Workload::W6,
    ];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Workload::W1 => "W1",
            Workload::W2 => "W2",
            Workload::W3 => "W3",
            Workload::W4a => "W4a",
            Workload::W4aParsed => "W4a-parsed",
            Workload::W4b => "W4b",
            Workload::W5a => "W5a",
            Workload::W5b => "W5b",
            Workload::W6 => "W6",
        }
    }

    /// The workload whose hand-written form this one is measured against.
    pub fn reference(self) -> Workload {
        if self == Workload::W4aParsed { Workload::W4a } else { self }
    }
}

impl fmt::Display for Workload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Workload {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Workload::ALL.into_iter().find(|workload| workload.name() == name);
        found.ok_or_else(|| format!("there is no workload `{name}`"))
    }
}
