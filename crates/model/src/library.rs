//! A set of builtins by name: ours, or ours and an embedder's.

use std::collections::HashMap;

use crate::Builtin;
use foldhash::fast::RandomState;

/// Bytes of a name that is folded without an allocation.
const FOLDED: usize = 64;

/// A function that TrafficScript has and this library does not.
#[derive(Clone, Copy, Debug)]
pub struct Unsupported {
    /// Its name in the documented spelling.
    pub name: &'static str,
    /// Why, as a clause behind "because": "bandwidth classes are not built in".
    pub because: &'static str,
    /// What to use instead, as an imperative; empty when there is nothing.
    pub instead: &'static str,
}

/// The functions that rules may call. Handed to the compiler, which knows none of them itself.
#[derive(Clone, Debug, Default)]
pub struct Library {
    builtins: Vec<&'static Builtin>,
    /// Lower-case names, short ones included.
    by_name: HashMap<String, &'static Builtin, RandomState>,
    unsupported: Vec<&'static Unsupported>,
    unsupported_by_name: HashMap<String, &'static Unsupported, RandomState>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Lookup {
    /// A function.
    Found(&'static Builtin),
    /// A known function that is not supported.
    Unsupported(&'static Unsupported),
    /// No such function.
    Unknown,
}

/// A library could not be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryError {
    /// The name that two functions claim.
    pub name: String,
}

impl std::fmt::Display for LibraryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "two functions of the library are called `{}`", self.name)
    }
}

impl std::error::Error for LibraryError {}

impl Library {
    /// A library without functions.
    pub fn new() -> Library {
        Library::default()
    }

    /// Adds functions. Two of one name (full or short, in any case) are an error.
    pub fn add(&mut self, builtins: &[&'static Builtin]) -> Result<(), LibraryError> {
        for &builtin in builtins {
            let full = builtin.name.to_ascii_lowercase();
            let short = full.split_once('.').map(|(_, short)| short.to_owned()).filter(|_| builtin.short);
            for name in [Some(full), short].into_iter().flatten() {
                if self.by_name.insert(name.clone(), builtin).is_some() {
                    return Err(LibraryError { name });
                }
            }
            self.builtins.push(builtin);
        }
        Ok(())
    }

    /// Adds names that are known and not supported. A name that is also a function stays a function.
    pub fn add_unsupported(&mut self, unsupported: &'static [Unsupported]) {
        for entry in unsupported {
            let name = entry.name.to_ascii_lowercase();
            if !self.by_name.contains_key(&name) && self.unsupported_by_name.insert(name, entry).is_none() {
                self.unsupported.push(entry);
            }
        }
    }

    /// What `name` (full or short, in any case) stands for.
    pub fn lookup(&self, name: &str) -> Lookup {
        let mut room = [0; FOLDED];
        if let Some(folded) = room.get_mut(..name.len()) {
            folded.copy_from_slice(name.as_bytes());
            folded.make_ascii_lowercase();
            if let Ok(key) = std::str::from_utf8(folded) {
                return self.find(key);
            }
        }
        self.find(&name.to_ascii_lowercase())
    }

    fn find(&self, key: &str) -> Lookup {
        if let Some(builtin) = self.by_name.get(key) {
            Lookup::Found(builtin)
        } else if let Some(unsupported) = self.unsupported_by_name.get(key) {
            Lookup::Unsupported(unsupported)
        } else {
            Lookup::Unknown
        }
    }

    /// All functions in the order they were added.
    pub fn builtins(&self) -> &[&'static Builtin] {
        &self.builtins
    }

    /// All names that are known and not supported.
    pub fn unsupported(&self) -> &[&'static Unsupported] {
        &self.unsupported
    }
}
