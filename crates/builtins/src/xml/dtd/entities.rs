//! General entities: what they stand for, and how a document gets those of a definition.

use std::borrow::Cow;

use uppsala::{PullEvent, PullParser};

use super::Dtd;
use crate::xml::names::{SPACE, take_name};

/// What a general entity stands for.
#[derive(Debug)]
pub(super) enum Value {
    /// Text, its parameter entities put in and nothing else.
    Text(String),
    /// What another file has: the entity is known, and a document that uses it cannot be read.
    Elsewhere,
    /// What another file has and is no XML: an attribute of type `ENTITY` may name it.
    Unparsed,
}

/// The five that every document has.
pub(super) const PREDEFINED: [(&str, char); 5] =
    [("lt", '<'), ("gt", '>'), ("amp", '&'), ("apos", '\''), ("quot", '"')];

/// The document's text with the entities that the definition declares. They count where the document names a definition
/// of its own elsewhere: then this is that one. Any other document must declare what it uses.
pub(in crate::xml) fn declared<'t>(dtd: &Dtd, text: &'t str) -> Cow<'t, str> {
    if dtd.entities.is_empty() || !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let Some(doctype) = doctype(text) else { return Cow::Borrowed(text) };
    let (_, external) = take_name(doctype.trim_start_matches("<!DOCTYPE").trim_start_matches(SPACE));
    let external = external.trim_start_matches(SPACE);
    if !external.starts_with("SYSTEM") && !external.starts_with("PUBLIC") {
        return Cow::Borrowed(text);
    }
    let inside = doctype.trim_end_matches('>').trim_end_matches(SPACE);
    // Behind those of the document itself: its own count first.
    let (inside, open) = inside.strip_suffix(']').map_or((inside, "["), |inside| (inside, ""));
    let at = inside.as_ptr() as usize - text.as_ptr() as usize + inside.len();
    let behind = doctype.as_ptr() as usize - text.as_ptr() as usize + doctype.len();
    let (Some(before), Some(behind)) = (text.get(..at), text.get(behind..)) else {
        return Cow::Borrowed(text);
    };
    let mut whole = String::with_capacity(text.len() + 1024);
    whole.push_str(before);
    whole.push_str(open);
    for (name, value) in &dtd.entities {
        if PREDEFINED.iter().any(|(predefined, _)| *predefined == &**name) {
            continue;
        }
        match value {
            Value::Text(value) => {
                let value = value.replace('"', "&#34;").replace('%', "&#37;");
                whole.push_str(&format!("<!ENTITY {name} \"{value}\">"));
            }
            Value::Elsewhere | Value::Unparsed => whole.push_str(&format!("<!ENTITY {name} SYSTEM \"\">")),
        }
    }
    whole.push_str("]>");
    whole.push_str(behind);
    Cow::Owned(whole)
}

/// The document's DOCTYPE, a piece of its text.
fn doctype(text: &str) -> Option<&str> {
    let mut events = PullParser::new(text).with_max_depth(1);
    while let Ok(Some(event)) = events.next_event() {
        match event {
            PullEvent::Doctype(Cow::Borrowed(doctype)) => return Some(doctype),
            PullEvent::StartElement { .. } => return None,
            _ => {}
        }
    }
    None
}
