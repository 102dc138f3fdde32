//! The values that declarations give in quotes, and the entities that a document gets from a definition.

use std::borrow::Cow;

use uppsala::{PullEvent, PullParser};

use super::Dtd;
use super::reader::Reader;
use super::tokens::reference;
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
const PREDEFINED: [(&str, char); 5] = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("apos", '\''), ("quot", '"')];

/// What a parameter entity stands for: its parameter entities and numbered characters are put in.
pub(super) fn parameter_value(reader: &mut Reader, literal: &str) -> Result<String, String> {
    let literal = general_value(reader, literal)?;
    let mut value = String::with_capacity(literal.len());
    let mut rest = literal.as_str();
    while let Some(at) = rest.find("&#") {
        let (before, behind) = rest.split_at(at);
        let (char, after) = numbered(behind)?;
        value.push_str(before);
        value.push(char);
        rest = after;
    }
    value.push_str(rest);
    Ok(value)
}

/// The text of a general entity with its parameter entities put in. What its other references stand for is the business
/// of a document that uses it.
pub(super) fn general_value(reader: &mut Reader, literal: &str) -> Result<String, String> {
    let mut value = String::with_capacity(literal.len());
    put_in(reader, literal, 0, &mut value)?;
    Ok(value)
}

fn put_in(reader: &mut Reader, text: &str, depth: usize, value: &mut String) -> Result<(), String> {
    let mut rest = text;
    while let Some(at) = rest.find(['%', '&']) {
        let (before, behind) = rest.split_at(at);
        value.push_str(before);
        if let Some(behind) = behind.strip_prefix('%') {
            let (name, after) = reference(behind)?;
            let parameter = reader.parameters.open(name, depth)?;
            put_in(reader, &parameter, depth + 1, value)?;
            rest = after;
        } else {
            let after = match behind.strip_prefix("&#") {
                Some(_) => numbered(behind)?.1,
                None => reference(behind.get(1..).unwrap_or_default())?.1,
            };
            value.push_str(behind.get(..behind.len() - after.len()).unwrap_or_default());
            rest = after;
        }
    }
    value.push_str(rest);
    Ok(())
}

/// The character that `&#10;` or `&#xA;` stands for, and what stands behind it.
fn numbered(text: &str) -> Result<(char, &str), String> {
    let wrong = || "this is not the number of a character".to_owned();
    let (number, rest) = text.strip_prefix("&#").and_then(|text| text.split_once(';')).ok_or_else(wrong)?;
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    let char = u32::from_str_radix(digits, radix)
        .ok()
        .and_then(char::from_u32)
        .filter(|char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..));
    char.map(|char| (char, rest)).ok_or_else(wrong)
}

/// The value that a declaration gives an attribute, its references put in.
pub(super) fn attribute_value(reader: &mut Reader, literal: &str) -> Result<String, String> {
    let mut value = String::with_capacity(literal.len());
    replace(reader, literal, 0, &mut value)?;
    Ok(value)
}

fn replace(reader: &mut Reader, text: &str, depth: usize, value: &mut String) -> Result<(), String> {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '\t', '\r', '\n']) {
        let (before, behind) = rest.split_at(at);
        value.push_str(before);
        rest = behind.get(1..).unwrap_or_default();
        if behind.starts_with('<') {
            return Err("`<` does not stand in the value of an attribute".to_owned());
        } else if behind.starts_with("&#") {
            let (char, after) = numbered(behind)?;
            value.push(char);
            rest = after;
        } else if behind.starts_with('&') {
            let (name, after) = reference(rest)?;
            if let Some((_, char)) = PREDEFINED.iter().find(|(predefined, _)| *predefined == name) {
                value.push(*char);
            } else {
                let found = reader.general.get(name).and_then(|at| reader.dtd.entities.get(*at));
                let Some((_, Value::Text(text))) = found else {
                    return Err(format!("the entity `&{name};` is no text that is declared here"));
                };
                let text = text.clone();
                // General entities are declared as parameter entities are, and bounded with them.
                reader.parameters.grow(text.len(), depth)?;
                replace(reader, &text, depth + 1, value)?;
            }
            rest = after;
        } else {
            value.push(' ');
        }
    }
    value.push_str(rest);
    Ok(())
}

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
