//! A document that a client sent, read within bounds.

use std::borrow::Cow;

use pointsman_model::{Cx, Fault, Text};
use uppsala::{Document, NodeId, NodeKind, Parser};

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
    tree(text(bytes)?)
}

/// The text of a document.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    if bytes.len() > BYTES {
        return Err(format!("it has {} bytes, and {BYTES} is the limit", bytes.len()));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The tree of a document.
pub(super) fn tree(text: &str) -> Result<Document<'_>, String> {
    let mut document = parser().parse(text).map_err(|error| error.to_string())?;
    if document.doctype.as_deref().is_some_and(|doctype| doctype.contains("<!ENTITY")) {
        refuse_markup_of_entities(&document)?;
    }
    space_attributes(&mut document);
    Ok(document)
}

/// The nodes of a document, in its order.
fn nodes(document: &Document<'_>) -> impl Iterator<Item = NodeId> {
    let mut next = Some(document.root());
    std::iter::from_fn(move || {
        let node = next?;
        next = document.first_child(node).or_else(|| {
            let up = std::iter::successors(Some(node), |node| document.parent(*node));
            up.into_iter().find_map(|node| document.next_sibling(node))
        });
        Some(node)
    })
}

/// An error when an entity brings in elements. The crate would take them for text.
fn refuse_markup_of_entities(document: &Document<'_>) -> Result<(), String> {
    for node in nodes(document) {
        let Some(NodeKind::Text(text)) = document.node_kind(node) else { continue };
        let found = text.matches('<').count();
        if found == 0 {
            continue;
        }
        // In the text itself it is written in one of these ways.
        let source = document.node_source(node).unwrap_or_default();
        let numbered = |reference: &&str| {
            let number = reference.trim_start_matches(['x', '0']);
            number == "60" || number.eq_ignore_ascii_case("3c")
        };
        let references = source.split("&#").skip(1).filter_map(|rest| Some(rest.split_once(';')?.0));
        if found > source.matches("&lt;").count() + references.filter(numbered).count() {
            let (line, column) = (document.node_line(node), document.node_column(node));
            return Err(format!(
                "the text at {line}:{column} has an entity with `<` in it, which is not supported"
            ));
        }
    }
    Ok(())
}

/// Makes white space in the values of attributes blanks, as XML 1.0 section 3.3.3 has it. The crate leaves that out. Where
/// a character may be meant by its number, it stays.
fn space_attributes(document: &mut Document<'_>) {
    const SPACE: [char; 3] = ['\t', '\r', '\n'];
    let spaced: Vec<NodeId> = nodes(document)
        .filter(|node| {
            document.element(*node).is_some_and(|element| {
                element.attributes.iter().any(|attribute| attribute.value.contains(SPACE))
            }) && !start_tag(document.node_source(*node).unwrap_or_default()).contains("&#")
        })
        .collect();
    for node in spaced {
        for attribute in document.element_mut(node).into_iter().flat_map(|element| &mut element.attributes) {
            if attribute.value.contains(SPACE) {
                attribute.value = Cow::Owned(attribute.value.replace("\r\n", " ").replace(SPACE, " "));
            }
        }
    }
}

/// What an element's source begins with, up to the `>` that is no part of a value.
fn start_tag(source: &str) -> &str {
    let mut quote = None;
    let end = source.bytes().position(|byte| match quote {
        Some(end) => {
            quote = quote.filter(|_| byte != end);
            false
        }
        None => {
            quote = matches!(byte, b'"' | b'\'').then_some(byte);
            byte == b'>'
        }
    });
    source.get(..end.unwrap_or(source.len())).unwrap_or_default()
}

/// Takes the fuel for reading a document: a few steps for each element that it may have.
pub(super) fn charge(cx: &mut Cx<'_>, text: Text) -> Result<(), Fault> {
    cx.charge(20 + u64::from(text.len) / 16)
}
