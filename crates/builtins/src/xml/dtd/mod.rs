//! Document type definitions (XML 1.0, sections 3.2, 3.3 and 4): read from a text, and documents held against them.
//!
//! Nothing is fetched: what names another file is an error where it is needed, and is left alone where it is not. A
//! definition is bounded by its length, by what its parameter entities grow to, and by how deep they and its groups nest.

use std::collections::{HashMap, HashSet};

use pointsman_model::{Prepare, PrepareError};

mod attributes;
mod content;
mod declarations;
mod draft;
mod entities;
mod judge;
mod parameters;
mod reader;
#[cfg(test)]
mod tests;
mod tokens;
mod values;

use attributes::Attributes;
use content::Content;
pub(super) use judge::{Exhausted, Work};

/// The longest definition that is read.
const BYTES: usize = 256 << 10;

/// A definition, read once.
#[derive(Debug, Default)]
pub(super) struct Dtd {
    /// What all names of elements are numbered by, those included that stand in models alone.
    symbols: HashMap<Box<str>, u32>,
    /// By symbol: what is declared of the element.
    elements: Vec<Element>,
    /// The general entities that a document may use, in their order: for its DOCTYPE.
    entities: Vec<(Box<str>, entities::Value)>,
    /// The entities that are no XML: what an attribute of type `ENTITY` may name.
    unparsed: HashSet<Box<str>>,
    /// How much there was to read, with what parameter entities stood for.
    bytes: usize,
}

/// What is declared of an element type.
#[derive(Debug, Default)]
struct Element {
    /// `None` when it is not declared.
    content: Option<Content>,
    attributes: Attributes,
}

impl Dtd {
    /// The number of a name, which it gets now if it has none.
    fn symbol(&mut self, name: &str) -> u32 {
        if let Some(symbol) = self.symbols.get(name) {
            return *symbol;
        }
        let symbol = self.elements.len() as u32;
        self.symbols.insert(name.into(), symbol);
        self.elements.push(Element::default());
        symbol
    }

    /// What is declared of the elements of this name.
    fn element(&mut self, name: &str) -> &mut Element {
        let symbol = self.symbol(name) as usize;
        // The number is one of an element.
        &mut self.elements[symbol]
    }
}

impl Prepare for Dtd {
    const WHAT: &'static str = "DTD";

    fn prepare(text: &[u8]) -> Result<Dtd, PrepareError> {
        if text.len() > BYTES {
            return Err(PrepareError::new(format!(
                "the DTD has {} bytes, and {BYTES} is the limit",
                text.len()
            )));
        }
        let text = std::str::from_utf8(text).map_err(|error| {
            PrepareError::new(format!("byte {} of the DTD is not UTF-8", error.valid_up_to()))
        })?;
        reader::read(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    fn fuel(&self) -> u64 {
        self.bytes as u64 / 8
    }
}
