//! Calls that act on the host with one argument that is one of the program's constants, as a rule: `pool.use( $pool );`
//! behind arms of which each stores a name.

use pointsman_model::{HostAction, Text, Value};

/// The short ways of one call, one for each text that its argument may be.
#[derive(Debug)]
pub struct Choice {
    /// The function's name.
    pub name: &'static str,
    /// The texts' places among the program's constants, ascending, and what each does.
    acts: Box<[(Text, HostAction)]>,
}

fn place(text: Text) -> (u32, u32) {
    (text.start, text.len)
}

impl Choice {
    /// From texts of the program and what each does.
    pub fn new(name: &'static str, mut acts: Vec<(Text, HostAction)>) -> Choice {
        acts.sort_by_key(|(text, _)| place(*text));
        acts.dedup_by_key(|(text, _)| place(*text));
        Choice { name, acts: acts.into() }
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.acts.len()
    }

    /// What a value does; `None` when it is none of the texts. A text of equal bytes that lies elsewhere is none.
    #[inline]
    pub(crate) fn of(&self, value: &Value) -> Option<&HostAction> {
        let Value::Text(text) = value else { return None };
        if text.buffer != Text::CONSTANTS {
            return None;
        }
        let at = self.acts.binary_search_by_key(&place(*text), |(text, _)| place(*text)).ok()?;
        self.acts.get(at).map(|(_, act)| act)
    }

    /// Bytes it takes beside itself; what the short ways hold not included.
    pub(crate) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.acts)
    }
}
