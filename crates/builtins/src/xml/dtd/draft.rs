//! A definition while it is read: what its declarations have said so far.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::Dtd;
use super::entities::Value;
use super::parameters::Parameters;

/// The definition so far, and what is only needed until all of it is read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) dtd: Dtd,
    pub(super) parameters: Parameters,
    pub(super) notations: HashSet<String>,
    /// Notations that were named, and must be declared.
    pub(super) wanted: Vec<String>,
    /// Where the general entities stand among those of the definition.
    pub(super) general: HashMap<Box<str>, usize>,
}

impl Draft {
    /// Declares a general entity. The first declaration is the one that counts.
    pub(super) fn general(&mut self, name: String, value: Value) {
        let next = self.dtd.entities.len();
        if let Entry::Vacant(entry) = self.general.entry(name.into()) {
            if matches!(value, Value::Unparsed) {
                self.dtd.unparsed.insert(entry.key().clone());
            }
            self.dtd.entities.push((entry.key().clone(), value));
            entry.insert(next);
        }
    }
}
