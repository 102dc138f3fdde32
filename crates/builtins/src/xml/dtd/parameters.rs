//! Parameter entities: what `%name;` stands for within a definition, and how far all of them together may grow.

use std::collections::HashMap;
use std::rc::Rc;

/// What all parameter entities together may stand for. Those of XHTML are a fifth of it.
const EXPANDED: usize = 512 << 10;
/// Parameter entities inside of parameter entities, and sections inside of sections.
pub(super) const DEPTH: usize = 32;

/// The parameter entities that are declared so far.
#[derive(Default)]
pub(super) struct Parameters {
    /// `None` stands for what another file has.
    values: HashMap<String, Option<Rc<str>>>,
    /// The bytes that they stood for so far.
    pub(super) expanded: usize,
}

impl Parameters {
    /// Declares one. The first declaration is the one that counts.
    pub(super) fn declare(&mut self, name: String, value: Option<&str>) {
        self.values.entry(name).or_insert_with(|| value.map(Rc::from));
    }

    /// What `%name;` stands for, inside of `depth` others.
    pub(super) fn open(&mut self, name: &str, depth: usize) -> Result<Rc<str>, String> {
        let value = match self.values.get(name) {
            Some(Some(value)) => Rc::clone(value),
            Some(None) => {
                return Err(format!(
                    "`%{name};` stands for another file, and nothing is fetched; write what that file declares here"
                ));
            }
            None => return Err(format!("`%{name};` is not declared before it is used")),
        };
        self.grow(value.len(), depth)?;
        Ok(value)
    }

    /// Counts the text of an entity that is put in, inside of `depth` others.
    pub(super) fn grow(&mut self, bytes: usize, depth: usize) -> Result<(), String> {
        if depth >= DEPTH {
            return Err(format!("entities are nested more than {DEPTH} deep"));
        }
        // Also an empty one is work.
        self.expanded += bytes + 16;
        if self.expanded > EXPANDED {
            return Err(format!("its entities grow to more than {EXPANDED} bytes"));
        }
        Ok(())
    }
}
