//! A document that a client sent, read within bounds.

use pointsman_model::{Cx, Fault, Text};
use uppsala::{Document, Parser};

/// The longest document that is read. A tree takes up to fifty times the room of its text.
const BYTES: usize = 1 << 20;
/// Elements inside of elements.
const DEPTH: u32 = 100;
/// What all entities of a document may grow to. Those of XML itself (`&lt;`) do not count.
const ENTITY_BYTES: usize = 64 << 10;

/// The reader of all documents.
fn parser() -> Parser {
    Parser::new().with_max_depth(DEPTH).with_max_entity_expansion(ENTITY_BYTES)
}

/// Reads a document. The inner error says, as a clause, why it is none.
pub(super) fn read<'t>(cx: &'t Cx<'_>, text: Text) -> Result<Document<'t>, String> {
    parse(cx.bytes(text))
}

/// Reads a document out of bytes.
pub(super) fn parse(bytes: &[u8]) -> Result<Document<'_>, String> {
    if bytes.len() > BYTES {
        return Err(format!("it has {} bytes, and {BYTES} is the limit", bytes.len()));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    parser().parse(text).map_err(|error| error.to_string())
}

/// Takes the fuel for reading a document: a few steps for each element that it may have.
pub(super) fn charge(cx: &mut Cx<'_>, text: Text) -> Result<(), Fault> {
    cx.charge(20 + u64::from(text.len) / 16)
}
